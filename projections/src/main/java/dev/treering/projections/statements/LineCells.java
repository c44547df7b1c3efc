package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.projections.rating.DayAmount;
import dev.treering.projections.rating.ExactAmount;
import dev.treering.projections.rating.LargestRemainder;
import dev.treering.projections.rating.MinorUnit;
import dev.treering.projections.rating.Rated;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines of a correction by day. Where usage has changed all of a line lies on the day that changed; where terms have, each day bears
 * the same.
 *
 * @param rated what the period comes to with these lines
 */
record LineCells(Terms terms, ModeDays of, Rated rated) {

    private static final MinorUnit WHOLE = new MinorUnit(0);

    /** Lines of usage and of minima; {@code day} is that of the correction. */
    List<DayAmount> of(List<StatementLine> difference, Optional<LocalDate> day) {
        var days = new ArrayList<DayAmount>();
        for (StatementLine line : difference) {
            if (line.kind() == LineKind.USAGE || line.kind() == LineKind.MINIMUM) {
                day.ifPresentOrElse(
                        on -> days.add(new DayAmount(line.resource(), on, line.billedMs(), line.amount())),
                        () -> days.addAll(spread(line)));
            }
        }
        return days;
    }

    private List<DayAmount> spread(StatementLine line) {
        List<LocalDate> over = daysOf(line.resource());
        var weights = over.stream().map(_ -> ExactAmount.ONE).toList();
        MinorUnit unit = MinorUnit.of(terms.currency().orElseThrow());
        List<BigDecimal> amounts = LargestRemainder.spread(line.amount(), weights, unit);
        List<BigDecimal> times = LargestRemainder.spread(BigDecimal.valueOf(line.billedMs()), weights, WHOLE);
        var days = new ArrayList<DayAmount>();
        for (int i = 0; i < over.size(); i++) {
            days.add(new DayAmount(line.resource(), over.get(i), times.get(i).longValueExact(), amounts.get(i)));
        }
        return days;
    }

    /** The days a line of the resource lies on; all of the mode where it has none any more. */
    private List<LocalDate> daysOf(Resource resource) {
        List<LocalDate> used = rated.days().stream()
                .filter(day -> day.resource().equals(resource))
                .map(DayAmount::day)
                .distinct()
                .toList();
        return used.isEmpty() ? of.all() : used;
    }
}
