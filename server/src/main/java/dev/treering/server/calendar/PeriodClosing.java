package dev.treering.server.calendar;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.CloseReadings.Replay;
import dev.treering.aggregates.decision.Command.ForCalendar.ClosePeriod;
import dev.treering.aggregates.decision.Decisions;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.server.http.Periods;
import dev.treering.server.settings.CloseRules;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for periods to be closed, with what the gate has to know. Folding the log anew costs the most and is done last, when
 * nothing else stands in the way.
 */
public record PeriodClosing(Decisions decisions, Evidence evidence, CloseRules rules) implements Periods {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodClosing.class);

    @Override
    public Outcome close(YearMonth period, Instant at, Map<String, String> extensions) {
        Replay replay = rules.comparesReplay() ? new Replay.NotCompared() : new Replay.NotWanted();
        Outcome outcome = ask(period, at, extensions, replay);
        boolean onlyReplayIsMissing = outcome instanceof Outcome.Refused(var rejection, String _)
                && rejection == Rejection.DIGEST_NOT_COMPARED;
        return onlyReplayIsMissing ? ask(period, at, extensions, compared(period)) : outcome;
    }

    private Replay compared(YearMonth period) {
        long began = System.nanoTime();
        Replay replay = evidence.replay();
        LOG.info(
                "to close {} the log was folded anew in {} ms: {}",
                period,
                (System.nanoTime() - began) / 1_000_000,
                replay);
        return replay;
    }

    private Outcome ask(YearMonth period, Instant at, Map<String, String> extensions, Replay replay) {
        var readings = evidence.of(period, at, rules.grace(), replay);
        return decisions.decide(new Asked(new ClosePeriod(period, readings), at, extensions));
    }
}
