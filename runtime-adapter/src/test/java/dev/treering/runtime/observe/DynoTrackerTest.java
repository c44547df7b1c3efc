package dev.treering.runtime.observe;

import static dev.treering.runtime.observe.SightingBuilder.at;
import static dev.treering.runtime.observe.SightingBuilder.ended;
import static dev.treering.runtime.observe.SightingBuilder.endedWhoKnowsWhen;
import static dev.treering.runtime.observe.SightingBuilder.pod;
import static dev.treering.runtime.observe.SightingBuilder.running;
import static dev.treering.runtime.observe.SightingBuilder.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.ClusterFact.ObservationGap;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.log.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules of metering a cluster, one a test. */
class DynoTrackerTest {

    private static final String SOURCE = "treering/cluster/eu";

    private final DynoBook book = new DynoBook(SOURCE);
    private final DynoTracker tracker = new DynoTracker("eu", book);

    @Test
    void a_running_container_is_a_start_at_the_time_the_kubelet_says() {
        assertThat(see("12:00:09", pod("a").container(0, running("12:00:05"))))
                .containsExactly("a/0/started web.1 12:00:05");
    }

    @Test
    void what_was_said_is_not_said_again() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));

        assertThat(see("12:00:10", pod("a").container(0, running("12:00:05")))).isEmpty();
    }

    @Test
    void pulling_and_booting_are_free() {
        assertThat(see("12:00:09", pod("a").container(0, waiting("ContainerCreating"))))
                .isEmpty();
        assertThat(see("12:00:09", pod("b"))).isEmpty();
    }

    @Test
    void an_end_the_kubelet_tells_is_exact() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));

        assertThat(see("13:00:09", pod("a").over().container(0, ended("12:00:05", "13:00:00", "Completed"))))
                .containsExactly("a/0/stopped web.1 12:00:05-13:00:00 Completed");
    }

    @Test
    void a_run_that_was_never_seen_running_is_told_with_its_own_start() {
        assertThat(see("13:00:09", pod("a").over().container(0, ended("12:00:05", "13:00:00", "Error"))))
                .containsExactly("a/0/started web.1 12:00:05", "a/0/stopped web.1 12:00:05-13:00:00 Error");
    }

    @Test
    void a_restart_in_place_ends_one_run_and_begins_the_next_under_the_same_name() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));

        assertThat(see(
                        "12:10:09",
                        pod("a").container(1, running("12:10:01"), ended("12:00:05", "12:10:00", "OOMKilled"))))
                .containsExactly("a/0/stopped web.1 12:00:05-12:10:00 OOMKilled", "a/1/started web.1 12:10:01");
    }

    @Test
    void while_the_kubelet_backs_off_the_last_attempt_is_the_one_it_counts() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));

        assertThat(see(
                        "12:10:09",
                        pod("a").container(0, waiting("CrashLoopBackOff"), ended("12:00:05", "12:10:00", "Error"))))
                .containsExactly("a/0/stopped web.1 12:00:05-12:10:00 Error");
    }

    @Test
    void once_the_next_container_is_made_the_last_attempt_is_the_one_before_it() {
        assertThat(see("12:10:09", pod("a").container(1, waiting(""), ended("12:00:05", "12:10:00", "Error"))))
                .containsExactly("a/0/started web.1 12:00:05", "a/0/stopped web.1 12:00:05-12:10:00 Error");
    }

    @Test
    void attempts_that_came_and_went_unseen_are_a_gap_and_free() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));
        see("12:10:09", pod("a").container(1, running("12:10:01"), ended("12:00:05", "12:10:00", "Error")));

        assertThat(see("12:30:09", pod("a").container(4, running("12:30:01"), ended("12:25:00", "12:29:00", "Error"))))
                .containsExactly(
                        "a/1/lost web.1 12:10:01-12:25:00 RestartUnseen",
                        "a/3/unseen gap 12:25:00-12:25:00 AttemptsUnseen",
                        "a/3/started web.1 12:25:00",
                        "a/3/stopped web.1 12:25:00-12:29:00 Error",
                        "a/4/started web.1 12:30:01");
    }

    @Test
    void an_attempt_replaced_unseen_ends_at_the_heartbeat_confirmed_before() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));

        assertThat(see(
                        signs("12:30:09", "12:30:05", "12:20:10", "12:20:00"),
                        pod("a").container(1, running("12:25:00"))))
                .containsExactly("a/0/lost web.1 12:00:05-12:20:00 RestartUnseen", "a/1/started web.1 12:25:00");
    }

    @Test
    void a_container_the_kubelet_lost_counts_to_the_heartbeat_before_the_last() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));

        assertThat(see(
                        signs("13:00:00", "12:59:59", "12:59:50", "12:40:00"),
                        pod("a").container(1, endedWhoKnowsWhen("ContainerStatusUnknown"))))
                .containsExactly("a/0/lost web.1 12:00:05-12:40:00 ContainerStatusUnknown");
    }

    @Test
    void a_container_the_kubelet_lost_that_was_never_seen_to_run_is_worth_nothing() {
        assertThat(see("13:00:00", pod("a").container(1, endedWhoKnowsWhen("ContainerStatusUnknown"))))
                .isEmpty();
    }

    @Test
    void a_dead_nodes_dyno_counts_to_the_nodes_last_heartbeat() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));

        assertThat(see(
                        signs("13:00:00", "12:59:00", "12:41:30", "12:41:20"),
                        pod("a").over().forced().container(0, running("12:00:05"))))
                .containsExactly("a/0/lost web.1 12:00:05-12:41:30 NodeLost");
    }

    @Test
    void a_node_that_is_silent_ends_nothing_while_its_pod_is_there() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));

        var pod = pod("a").leaving().container(0, running("12:00:05"));
        assertThat(see(signs("13:00:00", "12:59:00", "12:41:30", "12:41:20"), pod))
                .isEmpty();
        assertThat(tracker.seen(pod.seen(), signs("13:00:00")).release()).isEmpty();
    }

    @Test
    void without_a_lease_the_log_itself_knows_when_the_node_last_lived() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));
        see("12:20:09", pod("b").container(0, running("12:20:05")));

        assertThat(see(silence("13:00:00", "12:59:00"), pod("a").over().container(0, running("12:00:05"))))
                .containsExactly("a/0/lost web.1 12:00:05-12:20:05 NodeLost");
    }

    @Test
    void no_loss_is_later_than_the_moment_we_learnt_of_it_or_earlier_than_the_start() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));
        see("12:00:09", pod("b").container(0, running("12:00:05")));

        assertThat(see(
                        signs("12:30:00", "12:29:00", "12:59:00", "12:58:50"),
                        pod("a").over().container(0, running("12:00:05"))))
                .containsExactly("a/0/lost web.1 12:00:05-12:30:00 NodeLost");
        assertThat(see(
                        signs("12:30:00", "12:29:00", "11:59:00", "11:58:50"),
                        pod("b").over().container(0, running("12:00:05"))))
                .containsExactly("b/0/lost web.2 12:00:05-12:00:05 NodeLost");
    }

    @Test
    void a_pod_that_vanished_counts_until_pods_were_last_watched() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));

        var gone = tracker.gone(
                pod("a").container(0, running("12:00:05")).seen(),
                signs("13:00:00", "12:15:00", "12:59:55", "12:59:45"));

        assertThat(told(gone)).containsExactly("a/0/lost web.1 12:00:05-12:15:00 PodVanished");
    }

    @Test
    void a_clock_set_back_is_worth_nothing() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));

        assertThat(see("12:00:10", pod("a").over().container(0, ended("12:00:05", "11:58:00", "Error"))))
                .containsExactly("a/0/stopped web.1 12:00:05-12:00:05 Error");
    }

    @Test
    void a_pod_may_go_once_its_end_is_told_and_not_before() {
        assertThat(release(pod("a").container(0, running("12:00:05")))).isEmpty();
        assertThat(release(pod("a").leaving().container(0, running("12:00:05"))))
                .isEmpty();
        assertThat(release(pod("a").leaving().over().container(0, ended("12:00:05", "12:01:00", "Error"))))
                .isPresent();
        assertThat(release(pod("a").leaving().over().notHeld().container(0, ended("12:00:05", "12:01:00", "Error"))))
                .isEmpty();
    }

    @Test
    void a_pod_that_never_had_a_node_may_go() {
        assertThat(release(pod("a").leaving().unplaced())).isPresent();
    }

    @Test
    void a_pod_that_does_not_say_whose_it_is_costs_nobody_and_holds_up_nothing() {
        var over = pod("a").anonymous().over().container(0, ended("12:00:05", "12:01:00", "Error"));

        assertThat(see("12:01:01", over)).isEmpty();
        assertThat(release(over)).isPresent();
    }

    @Test
    void a_tracker_that_starts_over_with_what_the_log_has_says_the_same_under_the_same_ids() {
        var first = see("12:00:09", pod("a").container(0, running("12:00:05")));
        var again = new DynoTracker("eu", new DynoBook(SOURCE));

        assertThat(told(again.seen(pod("a").container(0, running("12:00:05")).seen(), signs("12:40:00"))))
                .isEqualTo(first);
    }

    /**
     * <pre>
     * our clock   |12:00:05   12:29   12:30   12:40   12:41
     * the machine |=================x         =============
     * a           |run ============x          said to have ended, nobody knows when
     * what it said|             b           c
     * </pre>
     */
    @Test
    void what_a_machine_did_since_it_came_back_is_no_proof_of_what_ran_before_it_went() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));
        see("12:29:09", pod("b").container(0, running("12:29:00")));
        see("12:40:02", pod("c").container(0, running("12:40:01")));
        var signs = signs("12:41:00", "12:41:00", "12:40:50", "12:40:40")
                .with(new Signs.Away(at("12:40:00"), Optional.empty()));

        assertThat(see(signs, pod("a").container(1, endedWhoKnowsWhen("ContainerStatusUnknown"))))
                .containsExactly("a/0/lost web.1 12:00:05-12:29:00 ContainerStatusUnknown");
    }

    @Test
    void a_heartbeat_from_before_it_went_is_better_proof_than_what_it_last_said() {
        see("12:00:09", pod("a").container(0, running("12:00:05")));
        var signs = signs("12:41:00", "12:41:00", "12:40:50", "12:40:40")
                .with(new Signs.Away(at("12:40:00"), Optional.of(at("12:29:50"))));

        assertThat(see(signs, pod("a").container(1, endedWhoKnowsWhen("ContainerStatusUnknown"))))
                .containsExactly("a/0/lost web.1 12:00:05-12:29:50 ContainerStatusUnknown");
    }

    /**
     * <pre>
     * our clock    |12:00:00        12:10:00
     * the node's   |11:59:00        12:09:00   a minute behind
     * watched      |==================
     * </pre>
     */
    @Test
    void what_was_watched_counts_by_the_clock_that_the_start_is_by() {
        see("12:00:05", pod("a").container(0, running("11:59:00")));
        var behind = new Heartbeat(at("12:39:00"), Optional.of(at("12:38:50")), Duration.ofMinutes(-1));
        var signs = new Signs(at("12:40:00"), at("12:10:00"), Optional.of(behind));

        assertThat(told(tracker.gone(pod("a").container(0, running("11:59:00")).seen(), signs)))
                .containsExactly("a/0/lost web.1 11:59:00-12:09:00 PodVanished");
    }

    private List<String> see(String now, SightingBuilder pod) {
        return see(signs(now), pod);
    }

    private List<String> see(Signs signs, SightingBuilder pod) {
        return told(tracker.seen(pod.seen(), signs));
    }

    private Optional<PodSighting.PodKey> release(SightingBuilder pod) {
        return tracker.seen(pod.seen(), signs("12:02:00")).release();
    }

    /** Everything was watched and every heart beat, up to now. */
    private static Signs signs(String now) {
        return new Signs(at(now), at(now), Optional.of(new Heartbeat(at(now), Optional.of(at(now)))));
    }

    private static Signs signs(String now, String watched, String newest, String before) {
        return new Signs(at(now), at(watched), Optional.of(new Heartbeat(at(newest), Optional.of(at(before)))));
    }

    private static Signs silence(String now, String watched) {
        return new Signs(at(now), at(watched), Optional.empty());
    }

    /** Facts as short lines. */
    private static List<String> told(Tracked tracked) {
        return tracked.facts().stream().map(DynoTrackerTest::line).toList();
    }

    private static String line(Submission said) {
        assertThat(said.id().source()).isEqualTo(SOURCE);
        String what = switch (said.fact()) {
            case DynoFact.Started it -> it.dyno().name() + " " + time(it.startedAt());
            case DynoFact.Stopped it ->
                it.dyno().name() + " " + time(it.startedAt()) + "-" + time(it.stoppedAt()) + " " + it.reason();
            case DynoFact.Lost it ->
                it.dyno().name() + " " + time(it.startedAt()) + "-" + time(it.lastSeenAt()) + " " + it.reason();
            case ObservationGap it -> "gap " + time(it.from()) + "-" + time(it.to()) + " " + it.cause();
            default -> throw new AssertionError(said);
        };
        return said.id().id() + " " + what;
    }

    private static String time(Instant at) {
        return at.toString().substring(11, 19);
    }
}
