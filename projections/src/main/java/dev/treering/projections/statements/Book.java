package dev.treering.projections.statements;

import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.step.ShelfCodec;
import java.util.Collections;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A published price-book version, without the file it was read from.
 *
 * @param items its prices by SKU; of two for one SKU the first
 */
record Book(BookPublished published, SortedMap<Sku, PriceItem> items) {

    static final ShelfCodec<Book> CODEC = ShelfCodec.version(
            2, (book, out) -> FactBytes.write(book.published, out), in -> of(FactBytes.read(BookPublished.class, in)));

    private static final String NO_SOURCE = "";

    static Book of(BookPublished published) {
        var items = new TreeMap<Sku, PriceItem>();
        for (PriceItem item : published.items()) {
            items.putIfAbsent(item.sku(), item);
        }
        var kept = new BookPublished(
                published.book(),
                published.currency(),
                published.effectiveFrom(),
                published.terms(),
                published.items(),
                published.contentHash(),
                NO_SOURCE);
        return new Book(kept, Collections.unmodifiableSortedMap(items));
    }

    Currency currency() {
        return published.currency();
    }

    BookTerms terms() {
        return published.terms();
    }

    Optional<PriceItem> item(Sku sku) {
        return Optional.ofNullable(items.get(sku));
    }
}
