package dev.treering.events.prices;

import dev.treering.events.vocabulary.Sku;

/** What one SKU costs. For dyno time the SKU is the size. */
public record PriceItem(Sku sku, Price price, ItemTerms terms) {

    /** A price with nothing around it. */
    public PriceItem(Sku sku, Price price) {
        this(sku, price, ItemTerms.PLAIN);
    }
}
