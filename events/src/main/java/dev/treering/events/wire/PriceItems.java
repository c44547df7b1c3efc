package dev.treering.events.wire;

import dev.treering.events.prices.Basis;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Tier;
import dev.treering.events.prices.Unit;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.events.vocabulary.Sku;
import dev.treering.wire.price.PriceTier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Prices and their records. Text is empty, and an amount 0, where a model has no such figure. */
final class PriceItems {

    private static final String MONTH = "month";
    private static final String NONE = "";
    private static final String ZERO = "0";

    private PriceItems() {}

    static dev.treering.wire.price.PriceItem toWire(PriceItem item) {
        ItemTerms terms = item.terms();
        var wire = dev.treering.wire.price.PriceItem.newBuilder()
                .setSku(item.sku().value())
                .setModel(item.price().model())
                .setAmount(ZERO)
                .setPer(terms.unit().name())
                .setUnitSize(terms.unit().size().toPlainString())
                .setRounding(terms.unit().rounding().name())
                .setBasis(terms.basis().name())
                .setMeasure(terms.measure().name())
                .setScope(terms.scope().name())
                .setIncluded(terms.included().toPlainString())
                .setPool(terms.pool().orElse(NONE))
                .setDiscountPercent(terms.discountPercent().toPlainString())
                .setMinimum(text(terms.minimum()))
                .setMaximum(text(terms.maximum()))
                .setTaxCategory(terms.taxCategory())
                .build();
        figures(item.price(), wire);
        return wire;
    }

    private static void figures(Price price, dev.treering.wire.price.PriceItem wire) {
        switch (price) {
            case Price.CalendarProrated(var monthly) -> {
                wire.setAmount(monthly.toPlainString());
                wire.setPer(MONTH);
            }
            case Price.RateWithCap(var amount, var cap) -> {
                wire.setAmount(amount.toPlainString());
                wire.setCap(cap.toPlainString());
            }
            case Price.PerUnit(var amount) -> wire.setAmount(amount.toPlainString());
            case Price.Graduated(var tiers) -> wire.setTiers(tiers(tiers));
            case Price.Volume(var tiers) -> wire.setTiers(tiers(tiers));
            case Price.Package(var amount, var size) -> {
                wire.setAmount(amount.toPlainString());
                wire.setSize(size.toPlainString());
            }
            case Price.Percentage(var percent, var perEvent) -> {
                wire.setAmount(percent.toPlainString());
                wire.setPerEvent(perEvent.toPlainString());
            }
            case Price.Flat(var amount, var prorated) -> {
                wire.setAmount(amount.toPlainString());
                wire.setProrated(prorated);
            }
            case Price.Free _ -> {}
        }
    }

    private static List<PriceTier> tiers(List<Tier> tiers) {
        return tiers.stream()
                .map(tier -> new PriceTier(
                        text(tier.upTo()),
                        tier.amount().toPlainString(),
                        tier.flat().toPlainString(),
                        text(tier.block())))
                .toList();
    }

    static PriceItem fromWire(dev.treering.wire.price.PriceItem wire) {
        try {
            return new PriceItem(new Sku(wire.getSku()), price(wire), terms(wire));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("price of " + wire.getSku() + ": " + e.getMessage(), e);
        }
    }

    private static Price price(dev.treering.wire.price.PriceItem wire) {
        return switch (wire.getModel()) {
            case "calendar-prorated" -> {
                if (!wire.getPer().equals(MONTH)) {
                    throw new IllegalArgumentException("per is '" + wire.getPer() + "'; allowed is " + MONTH);
                }
                yield new Price.CalendarProrated(Money.amount(wire.getAmount()));
            }
            case "rate-with-cap" ->
                new Price.RateWithCap(Money.amount(wire.getAmount()), Money.decimal("cap", wire.getCap()));
            case "per-unit" -> new Price.PerUnit(Money.amount(wire.getAmount()));
            case "graduated" -> new Price.Graduated(tiersOf(wire));
            case "volume" -> new Price.Volume(tiersOf(wire));
            case "package" -> new Price.Package(Money.amount(wire.getAmount()), Money.decimal("size", wire.getSize()));
            case "percentage" ->
                new Price.Percentage(Money.amount(wire.getAmount()), Money.decimal("perEvent", wire.getPerEvent()));
            case "flat" -> new Price.Flat(Money.amount(wire.getAmount()), wire.getProrated());
            case "free" -> new Price.Free();
            default ->
                throw new IllegalArgumentException(
                        "model is " + Quoted.of(wire.getModel()) + "; known are " + String.join(", ", Price.MODELS));
        };
    }

    private static List<Tier> tiersOf(dev.treering.wire.price.PriceItem wire) {
        return wire.getTiers().stream()
                .map(tier -> new Tier(
                        decimal("upTo", tier.getUpTo()),
                        Money.amount(tier.getAmount()),
                        Money.decimal("flat", tier.getFlat()),
                        decimal("block", tier.getBlock())))
                .toList();
    }

    private static ItemTerms terms(dev.treering.wire.price.PriceItem wire) {
        return new ItemTerms(
                Choices.of("basis", Basis.class, wire.getBasis()),
                Choices.of("measure", Measure.class, wire.getMeasure()),
                Choices.of("scope", Scope.class, wire.getScope()),
                unit(wire),
                Money.decimal("included", wire.getIncluded()),
                Optional.of(wire.getPool()).filter(name -> !name.isEmpty()),
                Money.decimal("discountPercent", wire.getDiscountPercent()),
                decimal("minimum", wire.getMinimum()),
                decimal("maximum", wire.getMaximum()),
                wire.getTaxCategory());
    }

    /** A month is no unit of metering: what is prorated by the calendar is metered as it is. */
    private static Unit unit(dev.treering.wire.price.PriceItem wire) {
        return wire.getModel().equals("calendar-prorated")
                ? Unit.METERED
                : unit(wire.getPer(), wire.getUnitSize(), wire.getRounding());
    }

    static Unit unit(String per, String size, String rounding) {
        return new Unit(
                per.isEmpty() ? Unit.METERED.name() : per,
                Money.decimal("unitSize", size),
                Choices.of("rounding", Rounding.class, rounding));
    }

    static Optional<BigDecimal> decimal(String what, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Money.decimal(what, text));
    }

    static String text(Optional<BigDecimal> figure) {
        return figure.map(BigDecimal::toPlainString).orElse(NONE);
    }
}
