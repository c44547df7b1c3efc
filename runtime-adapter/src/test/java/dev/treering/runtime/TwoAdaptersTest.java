package dev.treering.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.log.Appended;
import dev.treering.events.log.FactLog;
import dev.treering.events.log.LogUnavailable;
import dev.treering.events.log.Submission;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two adapters share a cluster: nothing is done twice, and nothing is missed when one of them dies. */
class TwoAdaptersTest {

    private static final int APPS = 8;

    private final Platform platform = new Platform();
    private final Dealer dealer = new Dealer();
    private final Cord cord = new Cord();
    private RuntimeAdapter first;
    private RuntimeAdapter second;
    private boolean firstIsGone;
    private int facts;

    @BeforeEach
    void begun() {
        first = platform.startAdapter(cord, dealer.member());
        Platform.eventually("the first observes", () -> first.observing().isPresent());
        second = platform.startAdapter(platform.log, dealer.member());
        Platform.eventually("the second has its share", second::settled);
        for (int i = 0; i < APPS; i++) {
            decided(new AppFact.Created(account(i), app(i), "app"));
        }
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        platform.close();
    }

    @Test
    void each_workload_is_applied_once_and_each_run_is_told_once() {
        everyAppRuns(2);
        pass();

        assertThat(platform.deployments())
                .hasSize(APPS)
                .allSatisfy(deployment ->
                        assertThat(deployment.getMetadata().getGeneration()).isEqualTo(1));
        assertThat(platform.facts(DynoFact.Started.class)).hasSize(2 * APPS);
        assertThat(platform.log.duplicates()).isZero();
        assertThat(platform.log.conflicts()).isEmpty();
    }

    /**
     * <pre>
     * first    observes and is well ========= paused
     * second   says so to who asks  =========|       says nothing
     * </pre>
     */
    @Test
    void one_that_does_not_observe_tells_that_its_cluster_is_observed_while_the_other_is_well() {
        Platform.eventually("the other vouches", () -> second.observing().isPresent());
        assertThat(second.observing()).isEqualTo(first.observing());

        first.pause();

        Platform.eventually("nobody vouches any more", () -> {
            platform.clock.advance(Duration.ofSeconds(30));
            return second.observing().isEmpty();
        });
        first.resume();
        Platform.eventually("the other vouches again", () -> second.observing().isPresent());
    }

    /**
     * <pre>
     * first    observes, and reconciles its share ====x  dead, and does not know
     * second   reconciles its share               ======= observes, and reconciles all
     * the log                           a dyno's stop |   and here everything that was missed
     * </pre>
     */
    @Test
    void when_the_one_that_observes_dies_in_the_middle_of_its_work_the_other_misses_nothing() {
        everyAppRuns(2);
        pass();
        cord.breaksAfter(1);

        everyAppRuns(1);
        Platform.eventually("it is cut off", () -> {
            var _ = platform.cluster.tick();
            return cord.isBroken();
        });
        firstIsGone = true;
        dealer.firstIsDead();
        pass();
        everyAppRuns(3);
        pass();

        assertThat(second.observing()).isPresent();
        assertThat(platform.log.conflicts()).isEmpty();
        assertThat(platform.pods()).hasSize(3 * APPS);
        assertThat(platform.facts(DynoFact.Started.class))
                .extracting(fact -> fact.dyno().run() + " from " + fact.startedAt())
                .containsExactlyInAnyOrderElementsOf(platform.runs().stream()
                        .map(run -> run.uid() + "/" + run.attempt() + " from " + run.startedAt())
                        .toList());
        assertThat(platform.facts(DynoFact.Stopped.class)).hasSize(APPS);
        assertThat(platform.facts(DynoFact.Lost.class)).isEmpty();
    }

    @Test
    void one_that_leaves_in_order_hands_over_what_it_observed() {
        everyAppRuns(1);
        pass();

        first.close();
        firstIsGone = true;
        everyAppRuns(2);
        pass();

        assertThat(second.observing()).isPresent();
        assertThat(platform.facts(DynoFact.Started.class)).hasSize(2 * APPS);
        assertThat(platform.log.duplicates()).isZero();
    }

    private void everyAppRuns(int quantity) {
        IntStream.range(0, APPS)
                .forEach(i -> decided(new AppFact.FormationScaled(
                        account(i), app(i), Platform.WEB, quantity, Platform.SMALL, "user")));
    }

    private void decided(AppFact fact) {
        platform.log.decided("decided-" + facts++, fact);
    }

    private static AccountId account(int i) {
        return new AccountId("acct-" + i);
    }

    private static AppId app(int i) {
        return new AppId("app-" + i);
    }

    private void pass() {
        rest();
        platform.clock.advance(Duration.ofSeconds(30));
        rest();
    }

    /** The workloads are as the newest facts want them, all that ended was let go, and nothing moves. */
    private void rest() {
        Platform.eventually("both at rest", () -> {
            boolean moved = platform.cluster.tick();
            Platform.pause(60);
            return !moved && (firstIsGone || first.settled()) && second.settled() && nothingIsOwed();
        });
    }

    /** As many runs are open in the log as there are running. */
    private boolean nothingIsOwed() {
        int running = (int) platform.runs().stream()
                .filter(run -> run.finishedAt().isEmpty())
                .count();
        int open = platform.facts(DynoFact.Started.class).size()
                - platform.facts(DynoFact.Stopped.class).size();
        return running == open;
    }

    /** A way to the log that breaks. */
    private final class Cord implements FactLog {

        private int appends = Integer.MAX_VALUE;

        synchronized void breaksAfter(int more) {
            appends = more;
        }

        synchronized boolean isBroken() {
            return appends <= 0;
        }

        @Override
        public List<Appended> append(List<Submission> submissions) {
            synchronized (this) {
                if (appends <= 0) {
                    throw new LogUnavailable("the cord is broken", new IOException("no route to host"));
                }
                appends--;
            }
            return platform.log.append(submissions);
        }

        @Override
        public long head() {
            return platform.log.head();
        }
    }
}
