package dev.treering.server.calendar;

import dev.treering.aggregates.decision.CloseReadings;
import dev.treering.aggregates.decision.CloseReadings.Letter;
import dev.treering.aggregates.decision.CloseReadings.Replay;
import dev.treering.aggregates.decision.CloseReadings.Source;
import dev.treering.events.log.FactLog;
import dev.treering.projections.query.DeadLetterQueries;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.PlatformQueries.SourceView;
import dev.treering.server.http.LedgerProgress;
import dev.treering.server.http.Verifier;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads off the machinery what the gate of a period has to know.
 *
 * @param observing the source that this server itself observes for, while it is well: who looks and sees nothing new is not silent
 */
public record Evidence(
        FactLog log,
        LedgerProgress progress,
        PlatformQueries platform,
        DeadLetterQueries letters,
        Verifier verifier,
        Supplier<Optional<String>> observing) {

    private static final Duration CATCHING_UP = Duration.ofSeconds(10);

    /** Readings as they are once the ledgers have caught up with the log, or after ten seconds. */
    CloseReadings of(YearMonth period, Instant at, Duration grace, Replay replay) {
        Instant end = period.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        long head = log.head();
        long settled = progress.await(head, CATCHING_UP) ? head : progress.settled();
        Optional<String> watched = observing.get();
        return new CloseReadings(
                grace,
                head,
                settled,
                platform.openSources(end).stream()
                        .map(source -> heard(source, watched, at))
                        .toList(),
                letters.openBefore(end).stream()
                        .map(letter -> new Letter(letter.letter(), letter.code()))
                        .toList(),
                replay);
    }

    private static Source heard(SourceView view, Optional<String> watched, Instant at) {
        boolean now = watched.filter(view.source()::equals).isPresent() && at.isAfter(view.lastHeard());
        return new Source(view.source(), view.open(), Optional.of(now ? at : view.lastHeard()));
    }

    /** Folds the whole log anew and compares every ledger entry. Takes as long as the log is. */
    Replay replay() {
        var verification = verifier.verify(Optional.empty(), Optional.empty());
        var report = verification.report();
        return switch (verification.verdict()) {
            case VERIFIED ->
                new Replay.Equal(
                        String.valueOf(report.get("digest")),
                        report.get("position") instanceof Number position ? position.longValue() : -1);
            case MISMATCH ->
                new Replay.Differs(report.get("topic") + "-" + report.get("partition") + " offset "
                        + report.get("offset") + ", " + report.get("field"));
            case UNVERIFIABLE -> new Replay.Unknown(String.valueOf(report.get("reason")));
        };
    }
}
