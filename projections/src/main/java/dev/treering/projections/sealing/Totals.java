package dev.treering.projections.sealing;

import dev.treering.events.seal.Seal.Total;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Totals added up where they are of the same document, period, mode and currency. */
final class Totals {

    private Totals() {}

    /** Both, one total of each kind, in their order. */
    static List<Total> sum(Collection<Total> these, Collection<Total> those) {
        var byKind = new TreeMap<Total, Total>();
        these.forEach(total -> byKind.merge(total, total, Totals::both));
        those.forEach(total -> byKind.merge(total, total, Totals::both));
        return List.copyOf(byKind.values());
    }

    private static Total both(Total one, Total other) {
        return new Total(
                one.document(),
                one.period(),
                one.mode(),
                one.currency(),
                Math.addExact(one.lines(), other.lines()),
                one.amount().add(other.amount()));
    }
}
