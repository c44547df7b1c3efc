package dev.treering.runtime.observe;

import static dev.treering.runtime.observe.SightingBuilder.at;
import static dev.treering.runtime.observe.SightingBuilder.pod;
import static dev.treering.runtime.observe.SightingBuilder.running;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What runs is counted in the cluster, and held against what the log has open. */
class CensusTest {

    private static final String SOURCE = "treering/cluster/eu";

    private final DynoBook book = new DynoBook(SOURCE);

    @Test
    void what_runs_and_is_charged_is_no_difference() {
        charged("a");

        assertThat(count(List.of(seen("a")), Optional.empty()))
                .isEqualTo(new Census(at("13:00:00"), 1, 1, List.of(), List.of()));
    }

    /**
     * <pre>
     * census   |   1      2      3
     * a runs   | ====================
     * its start is in the log    |
     * </pre>
     */
    @Test
    void what_is_on_its_way_is_found_and_is_a_difference_only_the_second_time() {
        var first = count(List.of(seen("a")), Optional.empty());
        var second = count(List.of(seen("a")), Optional.of(first));
        charged("a");
        var third = count(List.of(seen("a")), Optional.of(second));

        assertThat(first.found())
                .containsExactly("pod a runs since 2026-03-01T12:00:00Z, and the log does not have it");
        assertThat(first.differences()).isEmpty();
        assertThat(second.differences()).isEqualTo(first.found());
        assertThat(third.found()).isEmpty();
    }

    @Test
    void what_is_charged_and_does_not_run_is_a_difference() {
        charged("a");

        var first = count(List.of(), Optional.empty());
        var second = count(List.of(), Optional.of(first));

        assertThat(second.differences())
                .containsExactly("the log has pod a run since 2026-03-01T12:00:00Z, and it does not");
        assertThat(second.running()).isZero();
        assertThat(second.open()).isEqualTo(1);
    }

    @Test
    void another_attempt_of_the_same_pod_is_another_run() {
        charged("a");
        var later = pod("a").container(1, running("12:30:00")).seen();

        assertThat(count(List.of(later), Optional.empty()).found()).hasSize(2);
    }

    @Test
    void a_pod_that_does_not_say_whose_it_is_is_nobodys() {
        var anonymous = pod("a").anonymous().container(0, running("12:00:00")).seen();

        assertThat(count(List.of(anonymous), Optional.empty()).found()).isEmpty();
    }

    private Census count(List<PodSighting> there, Optional<Census> before) {
        return Census.of(at("13:00:00"), there, book.ownOpen(), before);
    }

    private static PodSighting seen(String uid) {
        return pod(uid).container(0, running("12:00:00")).seen();
    }

    private void charged(String... uids) {
        var signs = new Signs(at("12:00:01"), at("12:00:01"), Optional.empty());
        Stream.of(uids).forEach(uid -> new DynoTracker("eu", book).seen(seen(uid), signs));
    }
}
