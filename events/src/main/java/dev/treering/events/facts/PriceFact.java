package dev.treering.events.facts;

import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
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
            List<PriceItem> items,
            Hash contentHash,
            String source)
            implements PriceFact {

        public BookPublished {
            items = List.copyOf(items);
        }

        /** The price of a SKU; empty when the book has none. */
        public Optional<Price> priceOf(DynoSize sku) {
            return items.stream()
                    .filter(item -> item.sku().equals(sku))
                    .map(PriceItem::price)
                    .findFirst();
        }
    }

    /** What one SKU costs. For dyno time the SKU is the size. */
    record PriceItem(DynoSize sku, Price price) {}

    /** A price model with its figures, in the currency of the book. */
    sealed interface Price {

        /** {@code monthly × used ms / ms of that calendar month}: a full month is exactly the price, in 28, 30 or 31 days. */
        record CalendarProrated(BigDecimal monthly) implements Price {

            /** Finer prices than this are refused. */
            public static final int FINEST_SCALE = 12;

            public CalendarProrated {
                if (monthly.signum() < 0) {
                    throw new IllegalArgumentException(
                            "amount is " + monthly.toPlainString() + "; allowed is 0 or more");
                }
                if (monthly.scale() > FINEST_SCALE) {
                    throw new IllegalArgumentException(
                            "amount has " + monthly.scale() + " decimals; allowed are " + FINEST_SCALE);
                }
            }
        }
    }
}
