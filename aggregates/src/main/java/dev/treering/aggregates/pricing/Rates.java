package dev.treering.aggregates.pricing;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForRates.FixFxRate;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact.FxRateFixed;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rates of exchange, each fixed once for a pair of currencies and a first UTC day; the first that was told of counts.
 *
 * @param closedUpTo last closed UTC day: what it costs does not change
 */
record Rates(Map<Key, FxRateFixed> fixed, Optional<LocalDate> closedUpTo) {

    static final Rates NONE = new Rates(Map.of(), Optional.empty());

    record Key(Currency base, Currency quote, LocalDate from) {
        static Key of(FxRateFixed rate) {
            return new Key(rate.base(), rate.quote(), rate.from());
        }
    }

    Rates {
        fixed = Map.copyOf(fixed);
    }

    Rates evolve(Fact fact) {
        return switch (fact) {
            case FxRateFixed rate -> {
                var next = new HashMap<>(fixed);
                next.putIfAbsent(Key.of(rate), rate);
                yield new Rates(next, closedUpTo);
            }
            case ClockFact.DayClosed closed -> closed(closed.day());
            case ClockFact.PeriodClosed closed -> closed(closed.period().atEndOfMonth());
            default -> this;
        };
    }

    private Rates closed(LocalDate day) {
        return new Rates(
                fixed,
                Optional.of(closedUpTo.filter(known -> known.isAfter(day)).orElse(day)));
    }

    Decision decide(FixFxRate command) {
        var wished = command.wished();
        return Optional.ofNullable(fixed.get(Key.of(wished)))
                .map(known -> known.rate().compareTo(wished.rate()) == 0 ? nothingToDo() : fixedAlready(known))
                .or(() -> closedUpTo
                        .filter(closed -> !wished.from().isAfter(closed))
                        .map(closed -> dayClosed(wished.from(), closed)))
                .orElseGet(() -> Decision.of(wished));
    }

    private static Decision fixedAlready(FxRateFixed known) {
        return refused(
                Rejection.RATE_FIXED,
                "one " + known.base() + " is fixed at " + known.rate().toPlainString() + " " + known.quote() + " from "
                        + known.from() + " by " + known.source() + "; another rate needs another day");
    }

    private static Decision dayClosed(LocalDate from, LocalDate closed) {
        return refused(
                Rejection.DAY_CLOSED,
                "from is " + from + "; days up to " + closed + " are closed, allowed is " + closed.plusDays(1)
                        + " or later");
    }
}
