package dev.treering.aggregates.calendar;

import static dev.treering.aggregates.calendar.GateReadings.NOTHING_IN_THE_WAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.CloseReadings;
import dev.treering.aggregates.decision.CloseReadings.Letter;
import dev.treering.aggregates.decision.CloseReadings.Replay;
import dev.treering.aggregates.decision.CloseReadings.Source;
import dev.treering.aggregates.decision.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Each reason against closing March, by itself and together.
 *
 * <pre>
 *   March                        | April
 *   -----------------------------+----- grace -----+------ may close
 *                           1 April 0:00      3 April 0:00
 * </pre>
 */
class CloseGateTest {

    private static final YearMonth MARCH = YearMonth.parse("2026-03");
    private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");
    private static final Duration TWO_DAYS = Duration.ofHours(48);
    private static final Instant GRACE_ENDS = Instant.parse("2026-04-03T00:00:00Z");

    private static List<Rejection> reasons(CloseReadings read, Instant at, LocalDate... openDays) {
        return CloseGate.reasons(MARCH, List.of(openDays), read, at).stream()
                .map(CloseReason::rejection)
                .toList();
    }

    private static CloseReadings grace() {
        return new CloseReadings(TWO_DAYS, 7, 7, List.of(), List.of(), new Replay.NotWanted());
    }

    private static CloseReadings of(Source... sources) {
        return new CloseReadings(Duration.ZERO, 7, 7, List.of(sources), List.of(), new Replay.NotWanted());
    }

    private static Source cluster(long open, Instant lastHeard) {
        return new Source("cluster/a", open, Optional.of(lastHeard));
    }

    @Test
    void with_nothing_in_the_way_it_may_close() {
        assertThat(reasons(NOTHING_IN_THE_WAY, END)).isEmpty();
    }

    @Test
    void it_is_not_over_until_its_last_millisecond() {
        assertThat(reasons(grace(), END.minusMillis(1))).containsExactly(Rejection.NOT_OVER);
    }

    @Test
    void its_grace_begins_with_its_end_and_ends_two_days_later() {
        assertThat(reasons(grace(), END)).containsExactly(Rejection.GRACE);
        assertThat(reasons(grace(), GRACE_ENDS.minusMillis(1))).containsExactly(Rejection.GRACE);
        assertThat(reasons(grace(), GRACE_ENDS)).isEmpty();
    }

    @Test
    void an_open_day_keeps_it_open() {
        assertThat(reasons(NOTHING_IN_THE_WAY, END, MARCH.atEndOfMonth())).containsExactly(Rejection.DAYS_OPEN);
    }

    @Test
    void ledgers_that_lack_the_newest_fact_keep_it_open() {
        var behind = new CloseReadings(Duration.ZERO, 8, 7, List.of(), List.of(), new Replay.NotWanted());

        assertThat(reasons(behind, END)).containsExactly(Rejection.LEDGER_BEHIND);
    }

    @Test
    void a_source_with_dynos_open_is_silent_until_it_says_something_that_held_after_the_end() {
        assertThat(reasons(of(cluster(2, END.minusMillis(1))), END)).containsExactly(Rejection.SOURCE_SILENT);
        assertThat(reasons(of(new Source("cluster/a", 2, Optional.empty())), END))
                .containsExactly(Rejection.SOURCE_SILENT);
        assertThat(reasons(of(cluster(2, END)), END)).isEmpty();
    }

    @Test
    void a_source_without_dynos_open_has_nothing_to_say() {
        assertThat(reasons(of(cluster(0, END.minusMillis(1))), END)).isEmpty();
    }

    @Test
    void each_silent_source_is_a_reason_of_its_own() {
        var other = new Source("cluster/b", 1, Optional.of(END.minusMillis(1)));

        assertThat(reasons(of(cluster(2, END.minusMillis(1)), other), END))
                .containsExactly(Rejection.SOURCE_SILENT, Rejection.SOURCE_SILENT);
    }

    @Test
    void open_dead_letters_keep_it_open() {
        var letters = List.of(new Letter("41", "BEFORE_ACCOUNT"));
        var read = new CloseReadings(Duration.ZERO, 7, 7, List.of(), letters, new Replay.NotWanted());

        assertThat(reasons(read, END)).containsExactly(Rejection.DEAD_LETTERS);
    }

    @Test
    void a_log_that_was_not_folded_anew_or_leads_elsewhere_keeps_it_open_unless_nobody_wants_it_folded() {
        assertThat(reasons(NOTHING_IN_THE_WAY.with(new Replay.NotCompared()), END))
                .containsExactly(Rejection.DIGEST_NOT_COMPARED);
        assertThat(reasons(NOTHING_IN_THE_WAY.with(new Replay.Differs("offset 4")), END))
                .containsExactly(Rejection.DIGEST);
        assertThat(reasons(NOTHING_IN_THE_WAY.with(new Replay.Unknown("no broker")), END))
                .containsExactly(Rejection.DIGEST);
        assertThat(reasons(NOTHING_IN_THE_WAY.with(new Replay.NotWanted()), END))
                .isEmpty();
    }

    @Test
    void all_reasons_are_told_at_once_in_order_of_precedence_each_with_what_to_do() {
        var read = new CloseReadings(
                TWO_DAYS,
                9,
                7,
                List.of(cluster(2, END.minusSeconds(60))),
                List.of(new Letter("41", "BEFORE_ACCOUNT")),
                new Replay.Differs("usage-ledger-3 offset 4"));

        assertThat(CloseGate.reasons(MARCH, List.of(MARCH.atDay(30), MARCH.atDay(31)), read, END))
                .extracting(CloseReason::line)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("GRACE: ").contains("2026-04-03T00:00:00Z", "ask again"),
                        line -> assertThat(line)
                                .startsWith("DAYS_OPEN: ")
                                .contains("2 open days", "close day 2026-03-30"),
                        line -> assertThat(line).startsWith("LEDGER_BEHIND: ").contains("position 9", "up to 7"),
                        line -> assertThat(line)
                                .startsWith("SOURCE_SILENT: ")
                                .contains("cluster/a", "2 dynos", "2026-03-31T23:59:00Z", "observation gap"),
                        line -> assertThat(line)
                                .startsWith("DEAD_LETTERS: ")
                                .contains("41 BEFORE_ACCOUNT", "dead-letter show"),
                        line -> assertThat(line)
                                .startsWith("DIGEST: ")
                                .contains("usage-ledger-3 offset 4", "audit verify"));
    }
}
