package dev.treering.events.facts;

import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What things cost. */
public sealed interface PriceFact extends Fact.Global {

    /**
     * A price-book version was published; it is immutable from then on.
     *
     * @param effectiveFrom first UTC day it may be assigned from
     * @param contentHash SHA-256 of {@code source} as UTF-8
     * @param source the reviewed YAML file as published
     */
    record BookPublished(
            PriceBookVersion book,
            Currency currency,
            LocalDate effectiveFrom,
            BookTerms terms,
            List<PriceItem> items,
            Hash contentHash,
            String source)
            implements PriceFact {

        public BookPublished {
            items = List.copyOf(items);
        }

        /** A book of prices and nothing around them. */
        public BookPublished(
                PriceBookVersion book,
                Currency currency,
                LocalDate effectiveFrom,
                List<PriceItem> items,
                Hash contentHash,
                String source) {
            this(book, currency, effectiveFrom, BookTerms.PLAIN, items, contentHash, source);
        }

        /** The price of a SKU; empty when the book has none. */
        public Optional<Price> priceOf(Sku sku) {
            return items.stream()
                    .filter(item -> item.sku().equals(sku))
                    .map(PriceItem::price)
                    .findFirst();
        }
    }

    /**
     * What one unit of a currency is worth in another, from a UTC day on until the next is fixed for the pair. Never looked up
     * anywhere else: a rate that is not in the log does not exist.
     *
     * @param source who says so, such as ECB
     * @param rate units of {@code quote} for one of {@code base}
     */
    record FxRateFixed(Currency base, Currency quote, BigDecimal rate, LocalDate from, String source)
            implements PriceFact {
        public FxRateFixed {
            if (rate.signum() <= 0) {
                throw new IllegalArgumentException("rate is " + rate.toPlainString() + "; allowed is more than 0");
            }
            if (base.equals(quote)) {
                throw new IllegalArgumentException("quote is " + quote + ", the same as base; allowed is another");
            }
        }
    }
}
