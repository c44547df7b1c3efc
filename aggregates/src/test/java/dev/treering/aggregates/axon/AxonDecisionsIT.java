package dev.treering.aggregates.axon;

import static dev.treering.aggregates.axon.Asking.SHOP;
import static dev.treering.aggregates.axon.Asking.asked;
import static dev.treering.aggregates.axon.Asking.create;
import static dev.treering.aggregates.axon.Asking.open;
import static dev.treering.aggregates.axon.Asking.scaleBy;
import static dev.treering.aggregates.axon.Asking.scaleTo;
import static dev.treering.aggregates.calendar.GateReadings.NOTHING_IN_THE_WAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.aggregates.decision.Command.Quantity;
import dev.treering.aggregates.decision.Outcome.Decided;
import dev.treering.aggregates.store.PostgresEventStore;
import dev.treering.aggregates.store.TestDatabase;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The decisions on a real PostgreSQL, each pair of them standing for two processes: each has its own store and its own Axon. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AxonDecisionsIT {

    private static final InstantSource CLOCK = () -> Asking.AT;

    private final TestDatabase database = new TestDatabase();

    @AfterAll
    void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.forgetFrom(0);
    }

    private AxonDecisions process() {
        return new AxonDecisions(new PostgresEventStore(database.pool(), CLOCK));
    }

    @Test
    void of_many_creations_of_one_name_exactly_one_succeeds() throws Exception {
        try (var here = process();
                var there = process()) {
            here.decide(asked(open()));

            var outcomes = AtOnce.ask(
                    64, i -> (i % 2 == 0 ? here : there).decide(asked(create(new AppId("app-" + i), "shop"))));

            assertThat(outcomes).filteredOn(Decided.class::isInstance).hasSize(1);
        }
    }

    @Test
    void no_update_is_lost_between_two_processes() throws Exception {
        try (var here = process();
                var there = process()) {
            here.decide(asked(open()));
            here.decide(asked(create(SHOP, "shop")));

            var outcomes = AtOnce.ask(100, i -> (i % 2 == 0 ? here : there).decide(asked(scaleBy(1))));

            assertThat(outcomes).allMatch(Decided.class::isInstance);
            assertThat(here.decide(asked(scaleTo(100)))).isEqualTo(new Decided(List.of(), 101));
        }
    }

    @Test
    void a_period_that_two_processes_close_at_once_is_closed_once() throws Exception {
        var before = YearMonth.from(Asking.AT.atZone(ZoneOffset.UTC)).minusMonths(1);
        try (var here = process();
                var there = process()) {
            before.atDay(1)
                    .datesUntil(before.plusMonths(1).atDay(1))
                    .forEach(day -> here.decide(asked(new ForCalendar.CloseDay(day))));

            var outcomes = AtOnce.ask(
                    32,
                    i -> (i % 2 == 0 ? here : there)
                            .decide(asked(new ForCalendar.ClosePeriod(before, NOTHING_IN_THE_WAY))));

            assertThat(outcomes).hasSize(32).allMatch(Decided.class::isInstance);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome instanceof Decided decided
                            && !decided.facts().isEmpty())
                    .hasSize(1);
        }
    }

    @Test
    void one_key_sent_to_two_processes_acts_once() throws Exception {
        try (var here = process();
                var there = process()) {
            here.decide(asked(open()));
            here.decide(asked(create(SHOP, "shop")));

            var outcomes = AtOnce.ask(32, i -> (i % 2 == 0 ? here : there).decide(asked(scaleBy(1), "k1")));

            assertThat(outcomes).hasSize(32).containsOnly(outcomes.getFirst());
            assertThat(new PostgresEventStore(database.pool(), CLOCK).head()).isEqualTo(2);
        }
    }

    @Test
    void apps_are_scaled_side_by_side() throws Exception {
        int apps = 64;
        int rounds = 25;
        try (var decisions = process()) {
            decisions.decide(asked(open()));
            for (int i = 0; i < apps; i++) {
                decisions.decide(asked(create(new AppId("app-" + i), "shop-" + i)));
            }

            long start = System.nanoTime();
            for (int round = 1; round <= rounds; round++) {
                int dynos = round;
                var outcomes = AtOnce.ask(apps, i -> decisions.decide(asked(scale(new AppId("app-" + i), dynos))));
                assertThat(outcomes).allMatch(Decided.class::isInstance);
            }
            double seconds = (System.nanoTime() - start) / 1e9;

            System.out.printf(
                    Locale.ROOT,
                    "%d commands decided in %.2f s: %.0f/s%n",
                    apps * rounds,
                    seconds,
                    apps * rounds / seconds);
            assertThat(new PostgresEventStore(database.pool(), CLOCK).head()).isEqualTo(apps + (long) apps * rounds);
        }
    }

    private static ForApp.Scale scale(AppId app, int dynos) {
        return new ForApp.Scale(
                app,
                new ProcessType("web"),
                Optional.of(new Quantity.Absolute(dynos)),
                Optional.of(new DynoSize("standard-1x")),
                "user");
    }
}
