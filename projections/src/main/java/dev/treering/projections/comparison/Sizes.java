package dev.treering.projections.comparison;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a log tells of sizes and of price books: read before it is folded, since a book is published before it is used. */
public final class Sizes {

    private final SortedSet<DynoSize> seen = new TreeSet<>(Comparator.comparing(DynoSize::value));
    private final Map<PriceBookVersion, BookPublished> books = new HashMap<>();

    /** Takes in a fact, in log order: of two books with one name the first is it. */
    public void read(Fact fact) {
        switch (fact) {
            case AppFact.FormationScaled scaled -> seen.add(scaled.size());
            case AppFact.TransferredIn moved -> moved.formations().forEach(formation -> seen.add(formation.size()));
            case DynoFact dyno -> seen.add(dyno.dyno().size());
            case BookPublished book -> books.putIfAbsent(book.book(), book);
            default -> {} // tells of neither
        }
    }

    /** The book, if it was published. */
    Optional<BookPublished> book(PriceBookVersion version) {
        return Optional.ofNullable(books.get(version));
    }

    /** The highest version of a book that was published. */
    Optional<BookPublished> newest(String id) {
        return books.values().stream()
                .filter(book -> book.book().id().equals(id))
                .max(Comparator.comparing(book -> book.book().version()));
    }

    /** The sizes that are replaced because the book has a price for their equivalent, and none for them. */
    Replacement replaced(BookPublished book, Map<DynoSize, DynoSize> equivalents) {
        return new Replacement(seen.stream()
                .filter(size -> !prices(book, size))
                .filter(size -> Optional.ofNullable(equivalents.get(size))
                        .filter(other -> prices(book, other))
                        .isPresent())
                .collect(Collectors.toMap(size -> size, equivalents::get)));
    }

    /** The sizes that the book neither has a price for nor for an equivalent. */
    SortedSet<DynoSize> notOffered(BookPublished book, Map<DynoSize, DynoSize> equivalents) {
        var none = new TreeSet<>(seen);
        none.removeIf(size -> prices(book, size));
        none.removeAll(replaced(book, equivalents).sizes().keySet());
        return none;
    }

    /** The book with what it does not offer at no price, so that it is listed and the rest can be stated. */
    BookPublished withNotOffered(BookPublished book, Map<DynoSize, DynoSize> equivalents) {
        List<PriceItem> items = new ArrayList<>(book.items());
        notOffered(book, equivalents).forEach(size -> items.add(new PriceItem(Sku.of(size), new Price.Free())));
        return new BookPublished(
                book.book(),
                book.currency(),
                book.effectiveFrom(),
                book.terms(),
                items,
                book.contentHash(),
                book.source());
    }

    private static boolean prices(BookPublished book, DynoSize size) {
        return book.items().stream().anyMatch(item -> item.sku().equals(Sku.of(size)));
    }
}
