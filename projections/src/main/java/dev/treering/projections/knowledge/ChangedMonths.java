package dev.treering.projections.knowledge;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.projections.knowledge.DifferenceFold.Place;
import dev.treering.projections.knowledge.Differences.ChangedMonth;
import dev.treering.projections.rating.Corrections;
import dev.treering.projections.statements.Known;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** Months as they are known at two positions, one against the other. */
final class ChangedMonths {

    private ChangedMonths() {}

    /** Those of which a line is another; by account, month and mode. */
    static List<ChangedMonth> between(SortedMap<Place, Known> before, SortedMap<Place, Known> after) {
        var places = new TreeSet<>(before.keySet());
        places.addAll(after.keySet());
        var changed = new ArrayList<ChangedMonth>();
        for (Place place : places) {
            Optional<Known> then = Optional.ofNullable(before.get(place));
            Optional<Known> now = Optional.ofNullable(after.get(place));
            List<StatementLine> lines = Corrections.between(lines(then), lines(now));
            if (!lines.isEmpty()) {
                changed.add(new ChangedMonth(
                        place.account(),
                        place.period(),
                        place.mode(),
                        now.or(() -> then).flatMap(Known::currency),
                        total(then),
                        total(now),
                        lines));
            }
        }
        return changed;
    }

    private static List<StatementLine> lines(Optional<Known> known) {
        return known.map(Known::lines).orElse(List.of());
    }

    private static Optional<BigDecimal> total(Optional<Known> known) {
        return known.filter(each -> !each.lines().isEmpty()).map(Known::total);
    }
}
