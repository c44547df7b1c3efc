package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import java.time.LocalDate;
import java.util.Comparator;

/** Which cell. */
record Cell(AccountId account, Resource resource, LocalDate day) implements Comparable<Cell> {

    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::account).thenComparing(Cell::resource).thenComparing(Cell::day);

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return account + " " + resource.kind() + " " + (resource.app().isEmpty() ? "-" : resource.app()) + " "
                + resource.name() + " " + resource.sku() + " " + day;
    }
}
