package dev.treering.events.prices;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What surrounds the price of one SKU. Applied in this order: quantity by basis or measure, unit, pool, included quantity, price,
 * discount, maximum, minimum.
 *
 * @param basis which integral of a level is billed
 * @param measure which figure of a counter is billed
 * @param scope what is rated together
 * @param unit what the price's quantities are in
 * @param included quantity of a calendar month that costs nothing, in units
 * @param pool name of the book's {@link Pool} that is used up first
 * @param discountPercent off the amount, 0 to 100
 * @param minimum the least a calendar month comes to, where there was any usage
 * @param maximum the most a calendar month comes to
 * @param taxCategory what the tax rules call it
 */
public record ItemTerms(
        Basis basis,
        Measure measure,
        Scope scope,
        Unit unit,
        BigDecimal included,
        Optional<String> pool,
        BigDecimal discountPercent,
        Optional<BigDecimal> minimum,
        Optional<BigDecimal> maximum,
        String taxCategory) {

    /** What holds where an item says nothing. */
    public static final ItemTerms PLAIN = new ItemTerms(
            Basis.LESSER,
            Measure.SUM,
            Scope.RESOURCE,
            Unit.METERED,
            BigDecimal.ZERO,
            Optional.empty(),
            BigDecimal.ZERO,
            Optional.empty(),
            Optional.empty(),
            "standard");

    public ItemTerms {
        Figures.notNegative("included", included);
        Figures.percent("discountPercent", discountPercent);
        minimum.ifPresent(amount -> Figures.notNegative("minimum", amount));
        maximum.ifPresent(amount -> Figures.notNegative("maximum", amount));
        if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
            throw new IllegalArgumentException("minimum is " + minimum.get().toPlainString()
                    + "; allowed is up to maximum, " + maximum.get().toPlainString());
        }
        if (taxCategory.isBlank()) {
            throw new IllegalArgumentException("taxCategory is empty");
        }
    }

    public ItemTerms with(Basis other) {
        return new ItemTerms(
                other, measure, scope, unit, included, pool, discountPercent, minimum, maximum, taxCategory);
    }

    public ItemTerms with(Scope other) {
        return new ItemTerms(
                basis, measure, other, unit, included, pool, discountPercent, minimum, maximum, taxCategory);
    }

    public ItemTerms with(Unit other) {
        return new ItemTerms(
                basis, measure, scope, other, included, pool, discountPercent, minimum, maximum, taxCategory);
    }
}
