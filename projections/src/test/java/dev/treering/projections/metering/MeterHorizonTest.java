package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.hour;
import static dev.treering.projections.metering.Facts.scaled;
import static dev.treering.projections.metering.Facts.started;
import static dev.treering.projections.metering.Facts.stopped;
import static dev.treering.projections.metering.Metered.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.MemoryShelves;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** What is forgotten, when, and what a fact from before then does. */
class MeterHorizonTest {

    /** The close of May 2027 puts the horizon here: 400 days behind. */
    private static final LocalDate HORIZON = LocalDate.of(2027, 6, 1).minusDays(MeterClock.REMEMBERED_DAYS);

    @Test
    void what_began_before_the_horizon_counts_only_from_there_on() {
        var cell = first(longLater().and(stopped("web.1", "std", hour(2), hourOf(HORIZON, 3))));

        assertThat(cell.day()).isEqualTo(HORIZON);
        assertThat(cell.usage().observedMs()).isEqualTo(3 * Facts.HOUR_MS);
        assertThat(cell.dynoStarts()).isZero();
    }

    @Test
    void a_run_that_ended_before_the_horizon_is_rejected() {
        longLater().and(stopped("web.1", "std", hour(2), hour(5))).issues("rejected BEFORE_LOOKBACK");
    }

    @Test
    void a_stop_is_matched_to_a_start_from_before_the_horizon() {
        var metered = given().and(hour(2), started("web.1", "std", hour(2)));
        close(metered).skipped();

        var cell = first(metered.and(stopped("web.1", "std", hour(2), hourOf(HORIZON, 3))));

        assertThat(cell.day()).isEqualTo(HORIZON);
        assertThat(cell.revision()).isEqualTo(1);
        assertThat(cell.usage().observedMs()).isEqualTo(3 * Facts.HOUR_MS);
    }

    @Test
    void a_scale_from_before_the_horizon_does_not_undo_a_later_one_also_from_before() {
        var metered = given().and(hour(5), scaled("web", 0, "std"));
        close(metered).skipped();

        metered.and(hour(4), scaled("web", 3, "std")).issuesNothing();
    }

    @Test
    void a_scale_from_before_the_horizon_counts_from_there_on_when_it_is_the_last_known() {
        var metered = given().and(hour(5), scaled("web", 0, "std"));
        close(metered).skipped();

        var cell = first(metered.and(hour(6), scaled("web", 3, "std")));

        assertThat(cell.day()).isEqualTo(HORIZON);
        assertThat(cell.usage().commandedMs()).isEqualTo(3 * 24 * Facts.HOUR_MS);
    }

    @Test
    void a_deletion_from_before_the_horizon_counts_from_there_on() {
        var metered = given().and(hour(5), scaled("web", 1, "std"));
        close(metered).skipped();

        var cell = first(metered.and(hour(6), Facts.deleted()));

        assertThat(cell.day()).isEqualTo(HORIZON);
        assertThat(cell.usage().commandedMs()).isZero();
    }

    @Test
    void closed_runs_and_days_behind_the_horizon_are_forgotten() {
        var shelves = new MemoryShelves();
        var meter = new Meter(shelves);
        tell(meter, 0, scaled("web", 1, "std"));
        tell(meter, 1, stopped("web.1", "std", hour(2), hour(5)));
        tell(meter, 2, started("web.2", "std", hour(2)));
        tell(meter, 3, new ClockFact.DayClosed(LocalDate.of(2027, 5, 31)));

        var state = MeterShelves.of(shelves);
        assertThat(state.days().under(Key.of())).hasSize((int) MeterClock.REMEMBERED_DAYS);
        assertThat(state.sightings().under(Key.of())).hasSize(1);
    }

    @Test
    void of_transfers_behind_the_horizon_only_the_last_is_kept() {
        var tenant = new Tenant(Facts.ACCOUNT);
        var shelves = new MemoryShelves();
        var meter = new Meter(shelves);
        meter.accept(Facts.logged(0, hour(1), tenant.transferredOut()));
        meter.accept(Facts.logged(1, hour(2), tenant.transferredIn()));
        meter.accept(Facts.logged(2, hour(3), tenant.transferredOut()));
        tell(meter, 3, new ClockFact.DayClosed(LocalDate.of(2027, 5, 31)));

        var heads = MeterShelves.of(shelves).heads().under(Key.of());
        assertThat(heads)
                .singleElement()
                .satisfies(head -> assertThat(head.value().ownership().transfers())
                        .containsExactly(Step.to(false, hour(3).toEpochMilli(), 2)));
    }

    @Test
    void reports_behind_the_horizon_are_forgotten_with_their_days() {
        var shelves = new MemoryShelves();
        var meter = new Meter(shelves);
        meter.accept(Facts.logged(0, hour(1), new Tenant(Facts.ACCOUNT).reported("egress", "1", "byte")));
        tell(meter, 1, Facts.dayClosed(1));
        assertThat(MeterShelves.of(shelves).days().under(Key.of())).hasSize(1);

        tell(meter, 2, new ClockFact.DayClosed(LocalDate.of(2027, 5, 31)));

        assertThat(MeterShelves.of(shelves).days().under(Key.of())).isEmpty();
    }

    @Test
    void a_month_that_closes_closes_its_days() {
        given().and(hour(24 * 30), scaled("web", 1, "std"))
                .and(new ClockFact.PeriodClosed(YearMonth.of(2026, 3)))
                .issues("03-31 web std r0 24 0 0")
                .closed(31)
                .issuesNothing();
    }

    private static Metered longLater() {
        return close(given());
    }

    private static Metered close(Metered metered) {
        return metered.and(new ClockFact.DayClosed(LocalDate.of(2027, 5, 31)));
    }

    private static CellMetered first(Metered metered) {
        return metered.cells().getFirst();
    }

    private static Instant hourOf(LocalDate day, long hours) {
        return hour(24 * (day.toEpochDay() - Facts.FIRST_DAY.toEpochDay()) + hours);
    }

    private static void tell(Meter meter, long position, Fact fact) {
        meter.accept(Facts.logged(position, Facts.lastInstant(fact), fact));
    }
}
