package dev.treering.server.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void an_adapter_that_has_begun_and_has_no_trouble_lacks_nothing() {
        assertThat(Health.missingOfAdapter(true, List.of())).isEmpty();
    }

    @Test
    void every_trouble_of_the_adapter_is_told() {
        assertThat(Health.missingOfAdapter(false, List.of("append facts: no answer", "pod a: odd")))
                .containsExactly(
                        "runtime adapter: reading the log",
                        "runtime adapter: append facts: no answer",
                        "runtime adapter: pod a: odd");
    }
}
