package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.prices.Price.Flat;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Unit;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.time.YearMonth;
import java.util.List;

/**
 * What is rated together: tiers, rounding of units, included quantity, caps and limits count over all of it.
 *
 * @param inForce part of the month that its price was in force
 * @param shares in the order of the lines; one or more, of one book and one price
 */
record Group(ExactAmount inForce, YearMonth month, List<Share> shares) {

    Group {
        shares = List.copyOf(shares);
    }

    /** By what pieces come together: the book and the resource, or what stands for all resources of an app or the account. */
    record Key(PriceBookVersion book, Resource together) implements Comparable<Key> {

        static Key of(Piece piece) {
            Resource resource = piece.resource();
            return new Key(
                    piece.book(),
                    switch (piece.item().terms().scope()) {
                        case RESOURCE -> resource;
                        case APP -> new Resource(ResourceKind.ACCOUNT, resource.app(), Minimum.NAME, resource.sku());
                        case ACCOUNT -> new Resource(ResourceKind.ACCOUNT, "", Minimum.NAME, resource.sku());
                    });
        }

        @Override
        public int compareTo(Key other) {
            int byBook = book.compareTo(other.book);
            return byBook != 0 ? byBook : together.compareTo(other.together);
        }
    }

    PriceItem item() {
        return shares.getFirst().piece().item();
    }

    /** Part of the month that its book was in force, whatever price held. */
    ExactAmount bookInForce() {
        return ExactAmount.of(shares.getFirst().piece().bookDaysInForce()).dividedBy(month.lengthOfMonth());
    }

    Unit unit() {
        return shares.getFirst().unit();
    }

    boolean isFlat() {
        return item().price() instanceof Flat;
    }

    /** Whether more was taken back than reported: nothing is charged then, since nobody is paid for using nothing. */
    boolean isTakenBack() {
        return ExactAmount.sum(shares.stream()
                                .map(share -> share.measured().total())
                                .toList())
                        .signum()
                < 0;
    }

    Chargeable chargeable(ExactAmount quantity) {
        long events = shares.stream()
                .mapToLong(share -> Measured.events(share.piece()))
                .reduce(0, Math::addExact);
        return new Chargeable(quantity, unit(), events, inForce, month);
    }
}
