package dev.treering.aggregates.axon;

import static dev.treering.aggregates.axon.Asking.ACME;
import static dev.treering.aggregates.axon.Asking.AT;
import static dev.treering.aggregates.axon.Asking.SHOP;
import static dev.treering.aggregates.axon.Asking.SMALL;
import static dev.treering.aggregates.axon.Asking.WEB;
import static dev.treering.aggregates.axon.Asking.asked;
import static dev.treering.aggregates.axon.Asking.create;
import static dev.treering.aggregates.axon.Asking.open;
import static dev.treering.aggregates.axon.Asking.scaleBy;
import static dev.treering.aggregates.axon.Asking.scaleTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.aggregates.decision.Outcome.Decided;
import dev.treering.aggregates.decision.Outcome.Refused;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.store.InMemoryEventStore;
import dev.treering.aggregates.store.NewFact;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.LogUnavailable;
import dev.treering.events.vocabulary.AppId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ConcurrentCommandsTest {

    private final InMemoryEventStore store = new InMemoryEventStore();

    private void overtakenBy(String id, Fact fact) {
        store.append(Optional.empty(), List.of(NewFact.of(new FactId("another process", id), AT, fact, Map.of())));
    }

    private static AppFact.FormationScaled scaled(int dynos) {
        return new AppFact.FormationScaled(ACME, SHOP, WEB, dynos, SMALL, "user");
    }

    @Test
    void of_many_creations_of_one_name_exactly_one_succeeds() throws Exception {
        overtakenBy("0", new AccountFact.Opened(ACME, "Acme", Currency.getInstance("EUR"), "wave-1"));
        var sixteenHaveLooked = new CountDownLatch(16);
        var interrupted = new InterruptedStore(store, () -> {
            sixteenHaveLooked.countDown();
            awaitAll(sixteenHaveLooked);
        });
        try (var decisions = new AxonDecisions(interrupted)) {
            var outcomes = AtOnce.ask(64, i -> decisions.decide(asked(create(new AppId("app-" + i), "shop"))));

            assertThat(outcomes).filteredOn(Decided.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Refused.class::isInstance)
                    .hasSize(63)
                    .allSatisfy(outcome ->
                            assertThat(((Refused) outcome).rejection()).isEqualTo(Rejection.NAME_TAKEN));
            assertThat(store.head()).isEqualTo(1);
        }
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("fewer came than were waited for");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void no_update_is_lost_between_two_processes() throws Exception {
        var unlucky = new InterruptedStore(store, () -> LockSupport.parkNanos(1)); // lets the others run in between
        try (var here = new AxonDecisions(unlucky);
                var there = new AxonDecisions(unlucky)) {
            here.decide(asked(open()));
            here.decide(asked(create(SHOP, "shop")));

            var outcomes = AtOnce.ask(100, i -> (i % 2 == 0 ? here : there).decide(asked(scaleBy(1))));

            assertThat(outcomes).allMatch(Decided.class::isInstance);
            assertThat(here.decide(asked(scaleTo(100)))).isEqualTo(new Decided(List.of(), 101));
        }
    }

    @Test
    void one_key_sent_by_many_at_once_acts_once() throws Exception {
        var unlucky = new InterruptedStore(store, () -> LockSupport.parkNanos(1)); // lets the others run in between
        try (var here = new AxonDecisions(unlucky);
                var there = new AxonDecisions(unlucky)) {
            here.decide(asked(open()));
            here.decide(asked(create(SHOP, "shop")));

            var outcomes = AtOnce.ask(32, i -> (i % 2 == 0 ? here : there).decide(asked(scaleBy(1), "k1")));

            assertThat(outcomes).containsOnly(new Decided(List.of(scaled(1)), 2));
            assertThat(store.head()).isEqualTo(2);
        }
    }

    @Test
    void a_command_that_was_overtaken_is_decided_anew_on_what_overtook_it() {
        overtakenBy("0", new AppFact.Created(ACME, SHOP, "shop"));
        var times = new AtomicInteger();
        var interrupted = new InterruptedStore(store, () -> {
            int n = times.incrementAndGet();
            if (n <= 3) {
                overtakenBy(Integer.toString(n), scaled(10 * n));
            }
        });
        try (var decisions = new AxonDecisions(interrupted)) {
            assertThat(decisions.decide(asked(scaleBy(1)))).isEqualTo(new Decided(List.of(scaled(31)), 4));
        }
        assertThat(times).hasValue(4);
    }

    @Test
    void a_day_that_is_closed_meanwhile_is_closed_for_the_decision() {
        var firstOfMarch = LocalDate.parse("2026-03-01");
        var interrupted = new InterruptedStore(store, () -> {
            if (store.head() == 0) {
                overtakenBy("clock", new ClockFact.DayClosed(firstOfMarch));
            }
        });
        try (var decisions = new AxonDecisions(store);
                var overtaken = new AxonDecisions(interrupted)) {
            decisions.decide(asked(open()));

            assertThat(overtaken.decide(asked(new ForAccount.ScheduleLive(ACME, firstOfMarch))))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.rejection()).isEqualTo(Rejection.DAY_CLOSED));
        }
    }

    @Test
    void what_does_not_concern_the_decision_does_not_disturb_it() {
        overtakenBy("0", new AppFact.Created(ACME, SHOP, "shop"));
        var times = new AtomicInteger();
        var interrupted = new InterruptedStore(
                store,
                () -> overtakenBy(
                        "other " + times.incrementAndGet(), new AppFact.Created(ACME, new AppId("mall-id"), "mall")));
        try (var decisions = new AxonDecisions(interrupted)) {
            decisions.decide(asked(scaleBy(1)));
        }
        assertThat(times).hasValue(1);
    }

    @Test
    void whoever_is_overtaken_for_ever_is_told_so() {
        overtakenBy("0", new AppFact.Created(ACME, SHOP, "shop"));
        var times = new AtomicInteger();
        var interrupted = new InterruptedStore(store, () -> overtakenBy("n" + times.incrementAndGet(), scaled(1)));
        try (var decisions = new AxonDecisions(interrupted)) {
            assertThatThrownBy(() -> decisions.decide(asked(scaleBy(1))))
                    .isInstanceOf(LogUnavailable.class)
                    .hasMessageContaining("50 times");
        }
        assertThat(times).hasValue(50);
        assertThat(store.find(List.of(new FactId("treering/app", "shop-id/52"))))
                .isEmpty();
    }

    @Test
    void an_unreachable_log_is_told_as_such() {
        var interrupted = new InterruptedStore(store, () -> {
            throw new LogUnavailable("the database is away", new IllegalStateException("no connection"));
        });
        try (var decisions = new AxonDecisions(interrupted)) {
            assertThatThrownBy(() -> decisions.decide(asked(open())))
                    .isInstanceOf(LogUnavailable.class)
                    .hasMessage("the database is away");
        }
    }
}
