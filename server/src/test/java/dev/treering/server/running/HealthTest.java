package dev.treering.server.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.AppId;
import dev.treering.runtime.RuntimeAdapter.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void an_adapter_that_has_begun_and_has_no_trouble_lacks_nothing() {
        assertThat(Health.missingOfAdapter(true, List.of(), List.of())).isEmpty();
    }

    @Test
    void every_trouble_of_the_adapter_is_told() {
        assertThat(Health.missingOfAdapter(false, List.of("append facts: no answer", "pod a: odd"), List.of()))
                .containsExactly(
                        "runtime adapter: reading the log",
                        "runtime adapter: append facts: no answer",
                        "runtime adapter: pod a: odd");
    }

    @Test
    void of_apps_that_are_not_as_wished_it_tells_how_many_and_the_first() {
        var problems = List.of(
                new Problem(new AppId("blog"), "no such size"), new Problem(new AppId("shop"), "the cluster is away"));

        assertThat(Health.missingOfAdapter(true, List.of(), problems))
                .containsExactly("runtime adapter: problems with apps: 2, the first with blog: no such size");
    }
}
