package dev.treering.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.ProcessType;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynoNamesTest {

    private static final ProcessType WEB = new ProcessType("web");

    @Test
    void the_first_dyno_is_number_1() {
        assertThat(DynoNames.next(WEB, Set.of(), Optional.empty())).isEqualTo("web.1");
    }

    @Test
    void the_smallest_number_nobody_has_is_taken() {
        assertThat(DynoNames.next(WEB, Set.of("web.1", "web.3"), Optional.empty()))
                .isEqualTo("web.2");
    }

    @Test
    void a_restarted_container_keeps_its_name() {
        assertThat(DynoNames.next(WEB, Set.of("web.1"), Optional.of("web.7"))).isEqualTo("web.7");
    }

    @Test
    void a_name_that_somebody_took_meanwhile_is_not_given_twice() {
        assertThat(DynoNames.next(WEB, Set.of("web.1", "web.2"), Optional.of("web.2")))
                .isEqualTo("web.3");
    }
}
