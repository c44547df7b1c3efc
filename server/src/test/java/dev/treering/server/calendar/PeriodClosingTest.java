package dev.treering.server.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.CloseReadings.Replay;
import dev.treering.aggregates.decision.Command.ForCalendar.ClosePeriod;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.proof.Given;
import dev.treering.server.fixture.OpenDoors;
import dev.treering.server.http.Parts;
import dev.treering.server.http.Verifier;
import dev.treering.server.settings.CloseRules;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log is folded anew last, when nothing else keeps a period open, and what came of it is asked with. */
class PeriodClosingTest {

    private static final YearMonth MARCH = YearMonth.parse("2026-03");
    private static final Instant APRIL = Instant.parse("2026-04-03T00:00:00Z");

    private final OpenDoors doors = new OpenDoors();
    private final CountingVerifier verifier = new CountingVerifier();

    @AfterEach
    void close() {
        doors.close();
    }

    private static final class CountingVerifier implements Verifier {

        private int folded;

        @Override
        public Verification verify(Optional<AccountId> account, Optional<YearMonth> month) {
            assertThat(account).isEmpty();
            assertThat(month).as("a chain's bytes depend on all before").isEmpty();
            folded++;
            return new Verification(Verdict.VERIFIED, Map.of("digest", "d1ce", "position", 41L));
        }

        @Override
        public Verification invoice(InvoiceNumber number, Optional<KeyRing> keys) {
            throw new AssertionError("nobody asks for an invoice here");
        }

        @Override
        public Verification signing(Optional<YearMonth> month, Optional<Given> given, Optional<KeyRing> keys) {
            throw new AssertionError("a month is closed whatever was signed");
        }

        @Override
        public Verification resolutions(Optional<AccountId> account) {
            throw new AssertionError("nobody asks for resolutions here");
        }
    }

    private Outcome ask(boolean comparesReplay) {
        Parts parts = doors.parts;
        var evidence = new Evidence(
                parts.log(), parts.progress(), parts.platform(), parts.deadLetters(), verifier, Optional::empty);
        var rules = new CloseRules(Duration.ofHours(48), comparesReplay);
        return new PeriodClosing(parts.decisions(), evidence, rules).close(MARCH, APRIL, Map.of());
    }

    private List<Replay> replaysAskedWith() {
        return doors.platform.asked().stream()
                .map(asked -> ((ClosePeriod) asked.command()).readings().replay())
                .toList();
    }

    @Test
    void while_something_else_stands_against_it_nothing_is_folded() {
        doors.platform.answerAlways(new Outcome.Refused(Rejection.DAYS_OPEN, "DAYS_OPEN: one"));

        assertThat(ask(true)).isInstanceOf(Outcome.Refused.class);

        assertThat(verifier.folded).isZero();
        assertThat(replaysAskedWith()).containsExactly(new Replay.NotCompared());
    }

    @Test
    void when_only_that_is_missing_the_log_is_folded_once_and_it_is_asked_again_with_what_came_of_it() {
        doors.platform.answerAlways(new Outcome.Refused(Rejection.DIGEST_NOT_COMPARED, "DIGEST_NOT_COMPARED"));

        ask(true);

        assertThat(verifier.folded).isOne();
        assertThat(replaysAskedWith()).containsExactly(new Replay.NotCompared(), new Replay.Equal("d1ce", 41));
    }

    @Test
    void where_it_is_not_wanted_it_is_asked_once_without() {
        ask(false);

        assertThat(verifier.folded).isZero();
        assertThat(replaysAskedWith()).containsExactly(new Replay.NotWanted());
    }

    @Test
    void the_readings_are_of_the_log_and_the_ledgers_as_they_are() {
        ask(false);

        assertThat(doors.platform.asked()).singleElement().satisfies(asked -> {
            var readings = ((ClosePeriod) asked.command()).readings();
            assertThat(readings.grace()).isEqualTo(Duration.ofHours(48));
            assertThat(readings.head()).isEqualTo(doors.log.head());
            assertThat(readings.settled()).isGreaterThanOrEqualTo(readings.head());
        });
    }
}
