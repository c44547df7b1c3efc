package dev.treering.projections.statements;

import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What rating needs of a published price-book version. */
record Book(Currency currency, SortedMap<Sku, Price> prices) {

    static final ShelfCodec<Book> CODEC = ShelfCodec.version(1, Book::write, Book::read);

    private static final int CALENDAR_PRORATED = 1;

    static Book of(BookPublished published) {
        var prices = new TreeMap<Sku, Price>();
        for (PriceItem item : published.items()) {
            prices.putIfAbsent(item.sku(), item.price());
        }
        return new Book(published.currency(), Collections.unmodifiableSortedMap(prices));
    }

    Optional<Price> priceOf(Sku sku) {
        return Optional.ofNullable(prices.get(sku));
    }

    private void write(StateWriter out) {
        out.text(currency.getCurrencyCode());
        out.map(prices, (sku, o) -> o.text(sku.value()), Book::writePrice);
    }

    private static Book read(StateReader in) {
        return new Book(Currency.getInstance(in.text()), in.map(i -> new Sku(i.text()), Book::readPrice));
    }

    private static void writePrice(Price price, StateWriter out) {
        switch (price) {
            case CalendarProrated prorated -> {
                out.number(CALENDAR_PRORATED);
                out.text(prorated.monthly().toString());
            }
            default -> throw new IllegalStateException("no state yet of " + price.model());
        }
    }

    private static Price readPrice(StateReader in) {
        int model = in.integer();
        return switch (model) {
            case CALENDAR_PRORATED -> new CalendarProrated(new BigDecimal(in.text()));
            default -> throw new IllegalStateException("state holds an unknown price model " + model);
        };
    }
}
