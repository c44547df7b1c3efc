package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.Resource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;

/** What of an account is resolved once: one revision of one resource's day. */
record CellKey(LocalDate day, Resource resource, int revision) implements Comparable<CellKey> {

    private static final Comparator<CellKey> ORDER =
            Comparator.comparing(CellKey::day).thenComparing(CellKey::resource).thenComparing(CellKey::revision);

    static CellKey of(CellAmount cell) {
        return new CellKey(cell.day(), cell.resource(), cell.revision());
    }

    YearMonth month() {
        return YearMonth.from(day);
    }

    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return day + " " + resource.kind() + " " + resource.app() + " " + resource.name() + " " + resource.sku()
                + " revision " + revision;
    }
}
