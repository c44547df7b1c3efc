package dev.treering.aggregates.calendar;

import dev.treering.aggregates.calendar.CloseReason.DaysOpen;
import dev.treering.aggregates.calendar.CloseReason.DeadLettersOpen;
import dev.treering.aggregates.calendar.CloseReason.InGrace;
import dev.treering.aggregates.calendar.CloseReason.LedgerBehind;
import dev.treering.aggregates.calendar.CloseReason.NotOver;
import dev.treering.aggregates.calendar.CloseReason.ReplayDiffers;
import dev.treering.aggregates.calendar.CloseReason.ReplayNotCompared;
import dev.treering.aggregates.calendar.CloseReason.ReplayUnknown;
import dev.treering.aggregates.calendar.CloseReason.SourceSilent;
import dev.treering.aggregates.decision.CloseReadings;
import dev.treering.aggregates.decision.CloseReadings.Replay;
import dev.treering.aggregates.decision.CloseReadings.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has to be true before a period may close: readings in, every reason against it out. */
final class CloseGate {

    private CloseGate() {}

    /**
     * Why a period stays open now; empty when it may close. The order is that of precedence.
     *
     * @param openDays of the period, in order
     * @param at now, UTC
     */
    static List<CloseReason> reasons(YearMonth period, List<LocalDate> openDays, CloseReadings read, Instant at) {
        Instant end = endOf(period);
        var reasons = new ArrayList<CloseReason>();
        ofTime(end, read, at).ifPresent(reasons::add);
        if (!openDays.isEmpty()) {
            reasons.add(new DaysOpen(openDays.size(), openDays.getFirst()));
        }
        if (read.settled() < read.head()) {
            reasons.add(new LedgerBehind(read.head(), read.settled()));
        }
        for (Source source : read.sources()) {
            if (isSilent(source, end)) {
                reasons.add(new SourceSilent(source, end));
            }
        }
        if (!read.letters().isEmpty()) {
            reasons.add(new DeadLettersOpen(read.letters()));
        }
        ofReplay(read.replay()).ifPresent(reasons::add);
        return reasons;
    }

    private static Optional<CloseReason> ofTime(Instant end, CloseReadings read, Instant at) {
        if (at.isBefore(end)) {
            return Optional.of(new NotOver(end));
        }
        Instant graceEnds = end.plus(read.grace());
        return at.isBefore(graceEnds) ? Optional.of(new InGrace(graceEnds)) : Optional.empty();
    }

    /** Who has nothing open has nothing to tell: what was imported and has ended keeps no period open. */
    private static boolean isSilent(Source source, Instant end) {
        return source.open() > 0
                && source.lastHeard().filter(last -> !last.isBefore(end)).isEmpty();
    }

    private static Optional<CloseReason> ofReplay(Replay replay) {
        return switch (replay) {
            case Replay.Equal _, Replay.NotWanted _ -> Optional.empty();
            case Replay.NotCompared _ -> Optional.of(new ReplayNotCompared());
            case Replay.Differs(String detail) -> Optional.of(new ReplayDiffers(detail));
            case Replay.Unknown(String reason) -> Optional.of(new ReplayUnknown(reason));
        };
    }

    private static Instant endOf(YearMonth period) {
        return period.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
