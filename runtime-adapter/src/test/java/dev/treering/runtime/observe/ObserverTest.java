package dev.treering.runtime.observe;

import static dev.treering.runtime.observe.SightingBuilder.at;
import static dev.treering.runtime.observe.SightingBuilder.pod;
import static dev.treering.runtime.observe.SightingBuilder.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.Appended;
import dev.treering.events.log.FactLog;
import dev.treering.events.log.LogUnavailable;
import dev.treering.events.log.Submission;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.runtime.observe.PodSighting.PodKey;
import dev.treering.runtime.trouble.Troubles;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The order in which things are said, done and believed. */
class ObserverTest {

    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final Troubles troubles = new Troubles();
    private final Queue<RuntimeException> clockFailures = new ConcurrentLinkedQueue<>();
    private final FakePods pods = new FakePods();
    private final FakeLog log = new FakeLog();
    private Observer observer = new Observer("eu", pods, log, this::now, troubles);

    @AfterEach
    void close() {
        observer.close();
    }

    @Test
    void a_pod_is_let_go_only_after_the_log_has_its_end_however_often_the_log_fails() {
        log.failures = 3;
        observer.begin();

        pods.listener()
                .seen(pod("a").leaving()
                        .over()
                        .container(0, SightingBuilder.ended("12:00:00", "12:30:00", "Error"))
                        .seen());

        eventually(() -> happened.contains("let go a"));
        assertThat(happened).containsExactly("failed", "failed", "failed", "a/0/started", "a/0/stopped", "let go a");
    }

    @Test
    void what_vanished_while_nobody_looked_is_said_before_anything_that_is_there() {
        remembers(pod("gone").container(0, running("12:00:00")));
        pods.there.add(pod("here").container(0, running("12:20:00")).seen());

        observer.begin();

        eventually(observer::isSettled);
        assertThat(happened).containsExactly("gone/0/lost", "gap/1772366400000", "here/0/started");
    }

    @Test
    void a_pod_that_the_list_lacks_is_asked_for_before_it_is_believed_gone() {
        remembers(pod("unlabelled").container(0, running("12:00:00")));
        pods.hidden.add(pod("unlabelled").container(0, running("12:00:00")).seen());

        observer.begin();

        eventually(observer::isSettled);
        assertThat(happened).containsExactly("gap/1772366400000");
    }

    @Test
    void a_pod_that_is_said_to_be_gone_is_asked_for_before_it_is_believed() {
        observer.begin();
        var sighting = pod("a").container(0, running("12:00:00")).seen();
        pods.listener().seen(sighting);
        pods.hidden.add(sighting);

        pods.listener().gone(sighting);

        eventually(observer::isSettled);
        assertThat(happened).containsExactly("a/0/started");
        pods.hidden.clear();
        pods.listener().gone(sighting);
        eventually(() -> happened.contains("a/0/lost"));
    }

    @Test
    void while_it_pauses_nothing_is_said_and_nothing_is_let_go_and_afterwards_all_of_it() {
        observer.begin();
        eventually(observer::isSettled);
        observer.pause();

        pods.listener()
                .seen(pod("a").leaving()
                        .over()
                        .container(0, SightingBuilder.ended("12:00:00", "12:30:00", "Error"))
                        .seen());

        assertThat(observer.isSettled()).isFalse();
        assertThat(happened).isEmpty();
        observer.resume();
        eventually(() -> happened.contains("let go a"));
    }

    @Test
    void a_pod_that_makes_no_sense_at_the_first_look_is_kept_and_told_and_the_others_are_metered() {
        pods.there.add(ended(pod("odd")));
        pods.there.add(ended(pod("plain")));
        pods.heartbeatFailures.add(new IllegalStateException("a lease without a time"));

        observer.begin();

        eventually(() -> happened.contains("let go plain"));
        assertThat(happened).containsExactly("plain/0/started", "plain/0/stopped", "let go plain");
        assertThat(troubles.passing())
                .containsExactly("pod odd: java.lang.IllegalStateException: a lease without a time");
        pods.listener().seen(ended(pod("odd")));
        eventually(() -> happened.contains("let go odd"));
        assertThat(troubles.passing()).isEmpty();
    }

    @Test
    void a_log_that_does_not_answer_is_a_trouble_until_it_does() {
        log.failures = 2;
        pods.there.add(ended(pod("a")));

        observer.begin();

        eventually(() -> happened.contains("let go a"));
        assertThat(log.troublesSeen)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("told to"));
        assertThat(troubles.passing()).isEmpty();
    }

    @Test
    void what_the_log_refuses_is_given_up_and_told_its_pod_is_kept_and_the_others_go() {
        log.refuses = "bad/0/started";
        pods.there.add(ended(pod("bad")));
        pods.there.add(ended(pod("good")));

        observer.begin();

        eventually(() -> happened.contains("let go good"));
        pods.listener().seen(ended(pod("bad")));
        pods.listener().seen(ended(pod("later")));
        eventually(() -> happened.contains("let go later"));
        assertThat(happened).contains("bad/0/stopped").doesNotContain("let go bad");
        assertThat(troubles.passing()).singleElement().asString().contains("bad/0/started", "too large");
    }

    @Test
    void a_failure_nobody_thought_of_is_a_trouble_and_the_first_look_is_taken_again() {
        clockFailures.add(new IllegalStateException("no time"));
        pods.there.add(ended(pod("a")));

        observer.begin();

        eventually(() -> happened.contains("let go a"));
        eventually(() -> troubles.passing().isEmpty());
        assertThat(pods.lists).hasValue(2);
        assertThat(pods.troublesSeen).containsExactly("observer: java.lang.IllegalStateException: no time");
    }

    @Test
    void an_error_ends_it_and_is_told() {
        pods.heartbeatFailures.add(new LinkageError("half a class"));
        pods.there.add(ended(pod("a")));

        observer.begin();

        eventually(() -> !troubles.lasting().isEmpty());
        assertThat(troubles.lasting()).containsExactly("observer: java.lang.LinkageError: half a class");
        assertThat(happened).isEmpty();
    }

    @Test
    void a_pod_that_cannot_be_let_go_is_told() {
        pods.holds = true;
        pods.there.add(ended(pod("a")));

        observer.begin();

        eventually(() -> !observer.heldUp().isEmpty());
        assertThat(observer.heldUp()).singleElement().asString().contains("forbidden");
    }

    private static PodSighting ended(SightingBuilder pod) {
        return pod.leaving()
                .over()
                .container(0, SightingBuilder.ended("12:00:00", "12:30:00", "Error"))
                .seen();
    }

    private Instant now() {
        var failure = clockFailures.poll();
        if (failure != null) {
            throw failure;
        }
        return at("13:00:00");
    }

    /** The log has this from an observer before. */
    private void remembers(SightingBuilder pod) {
        var before = new DynoTracker("eu", new DynoBook("treering/cluster/eu"));
        var signs = new Signs(at("12:00:01"), at("12:00:01"), Optional.empty());
        for (Submission said : before.seen(pod.seen(), signs).facts()) {
            observer.heard(new LoggedFact(0, said.id(), said.heldAt(), at("12:00:01"), Map.of(), said.fact()));
        }
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private final class FakeLog implements FactLog {
        private final List<String> troublesSeen = new CopyOnWriteArrayList<>();
        private int failures;
        private String refuses = "";

        @Override
        public List<Appended> append(List<Submission> submissions) {
            troublesSeen.addAll(troubles.passing());
            if (submissions.stream().anyMatch(fact -> fact.id().id().equals(refuses))) {
                throw new IllegalArgumentException("too large");
            }
            if (failures > 0) {
                failures--;
                happened.add("failed");
                throw new LogUnavailable("told to", new IOException("no connection"));
            }
            submissions.forEach(submission -> happened.add(submission.id().id()));
            return submissions.stream()
                    .<Appended>map(_ -> new Appended.Accepted(0))
                    .toList();
        }

        @Override
        public long head() {
            return 0;
        }
    }

    private final class FakePods implements Pods {
        private final List<PodSighting> there = new ArrayList<>();
        private final List<PodSighting> hidden = new CopyOnWriteArrayList<>();
        private final Queue<Throwable> heartbeatFailures = new ConcurrentLinkedQueue<>();
        private final List<String> troublesSeen = new CopyOnWriteArrayList<>();
        private final AtomicInteger lists = new AtomicInteger();
        private volatile boolean holds;
        private volatile @Nullable Listener listener;

        Listener listener() {
            var known = listener;
            if (known == null) {
                throw new IllegalStateException("nobody listens");
            }
            return known;
        }

        @Override
        public Watch watch(Listener to) {
            listener = to;
            return () -> listener = null;
        }

        @Override
        public List<PodSighting> list() {
            lists.incrementAndGet();
            troublesSeen.addAll(troubles.passing());
            return List.copyOf(there);
        }

        @Override
        public Optional<PodSighting> find(PodKey pod) {
            return hidden.stream().filter(found -> found.pod().equals(pod)).findFirst();
        }

        @Override
        public Optional<PodSighting> find(AccountId account, String uid) {
            return hidden.stream()
                    .filter(found -> found.pod().uid().equals(uid))
                    .findFirst();
        }

        @Override
        public Optional<Instant> readySince(String node) {
            return Optional.empty();
        }

        @Override
        public Heartbeats heartbeats() {
            switch (heartbeatFailures.poll()) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> {
                    return new Heartbeats();
                }
            }
        }

        @Override
        public void release(PodKey pod) {
            if (holds) {
                throw new IllegalStateException("forbidden");
            }
            happened.add("let go " + pod.uid());
        }
    }
}
