package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What each book comes to: the charges of its groups, within the limits of the book. Charges that were limited together are rounded
 * together, so each list here is one such set.
 */
final class BookCharges {

    private BookCharges() {}

    /** Sets of charges that are rounded together. */
    static List<List<Charge>> of(List<Group> groups) {
        var books = new TreeMap<PriceBookVersion, List<Group>>();
        for (Group group : groups) {
            PriceBookVersion book = group.shares().getFirst().piece().book();
            books.computeIfAbsent(book, _ -> new ArrayList<>()).add(group);
        }
        return books.values().stream()
                .map(BookCharges::limited)
                .flatMap(List::stream)
                .toList();
    }

    private static List<List<Charge>> limited(List<Group> groups) {
        List<List<Charge>> sets = groups.stream()
                .map(ItemCharges::of)
                .filter(charges -> !charges.isEmpty())
                .toList();
        List<Charge> all = sets.stream().flatMap(Collection::stream).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        BookTerms terms = all.getFirst().subject().piece().terms();
        ExactAmount inForce = groups.getFirst().bookInForce();
        List<Charge> lowered = terms.maximum()
                .map(maximum -> Limits.lowered(all, inForce.times(maximum)))
                .orElse(all);
        List<Charge> raised = terms.minimum()
                .map(minimum -> Limits.raised(lowered, inForce.times(minimum), minimum(all, terms)))
                .orElse(lowered);
        return raised.equals(all) ? sets : List.of(raised);
    }

    private static Minimum minimum(List<Charge> all, BookTerms terms) {
        List<Piece> pieces =
                all.stream().map(charge -> charge.subject().piece()).toList();
        var resource =
                new Resource(ResourceKind.ACCOUNT, "", pieces.getFirst().book().toString(), new Sku(Minimum.NAME));
        return Minimum.of(resource, terms.minimum().orElseThrow(), pieces);
    }
}
