package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.Resource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is missing to an agreed minimum.
 *
 * @param resource what the minimum was agreed for
 * @param piece the last of what falls under it
 * @param asked the minimum of a whole month, in the currency of the book
 * @param days of what falls under it
 */
record Minimum(Resource resource, Piece piece, BigDecimal asked, SortedSet<LocalDate> days) implements Subject {

    /** Stands for a resource where a minimum was agreed for several. */
    static final String NAME = "minimum-spend";

    Minimum {
        days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
    }

    static Minimum of(Resource resource, BigDecimal asked, List<Piece> pieces) {
        var days = new TreeSet<LocalDate>();
        pieces.forEach(piece -> days.addAll(piece.days().keySet()));
        Piece last = pieces.stream()
                .filter(piece -> piece.days().containsKey(days.last()))
                .findFirst()
                .orElseThrow();
        return new Minimum(resource, last, asked, days);
    }

    /** By days. */
    @Override
    public ExactAmount within(CreditBalance credit) {
        return ExactAmount.of(days.stream().filter(credit::paysFor).count()).dividedBy(days.size());
    }
}
