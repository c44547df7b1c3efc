package dev.treering.events.wire;

import dev.treering.events.facts.PriceFact;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.Policies;
import dev.treering.events.prices.Policies.Charging;
import dev.treering.events.prices.Pool;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.wire.price.BookPublished;
import dev.treering.wire.price.FxRateFixed;
import dev.treering.wire.price.PricePool;

/** Facts of the price family and their records. */
final class PriceWire {

    private PriceWire() {}

    static BookPublished toWire(PriceFact.BookPublished fact) {
        Policies policies = fact.terms().policies();
        return BookPublished.newBuilder()
                .setPriceBook(fact.book().id())
                .setVersion(fact.book().version())
                .setCurrency(fact.currency().getCurrencyCode())
                .setEffectiveFrom(fact.effectiveFrom())
                .setContentHash(fact.contentHash().toString())
                .setSource(fact.source())
                .setItems(fact.items().stream().map(PriceItems::toWire).toList())
                .setCrash(policies.crash().name())
                .setBootAllowanceMs(Math.toIntExact(policies.bootAllowanceMs()))
                .setMaintenance(policies.maintenance().name())
                .setLost(policies.lost().name())
                .setPools(fact.terms().pools().stream().map(PriceWire::toWire).toList())
                .setMinimum(PriceItems.text(fact.terms().minimum()))
                .setMaximum(PriceItems.text(fact.terms().maximum()))
                .build();
    }

    static PriceFact.BookPublished bookPublished(BookPublished wire) {
        return new PriceFact.BookPublished(
                new PriceBookVersion(wire.getPriceBook(), wire.getVersion()),
                Money.currency(wire.getCurrency()),
                wire.getEffectiveFrom(),
                terms(wire),
                wire.getItems().stream().map(PriceItems::fromWire).toList(),
                Hash.parse(wire.getContentHash()),
                wire.getSource());
    }

    private static BookTerms terms(BookPublished wire) {
        return new BookTerms(
                new Policies(
                        Choices.of("crash", Charging.class, wire.getCrash()),
                        wire.getBootAllowanceMs(),
                        Choices.of("maintenance", Charging.class, wire.getMaintenance()),
                        Choices.of("lost", Charging.class, wire.getLost())),
                wire.getPools().stream().map(PriceWire::pool).toList(),
                PriceItems.decimal("minimum", wire.getMinimum()),
                PriceItems.decimal("maximum", wire.getMaximum()));
    }

    private static PricePool toWire(Pool pool) {
        return new PricePool(
                pool.name(),
                pool.quantity().toPlainString(),
                pool.unit().name(),
                pool.unit().size().toPlainString(),
                pool.unit().rounding().name());
    }

    private static Pool pool(PricePool wire) {
        return new Pool(
                wire.getName(),
                Money.decimal("quantity", wire.getQuantity()),
                PriceItems.unit(wire.getPer(), wire.getUnitSize(), wire.getRounding()));
    }

    static FxRateFixed toWire(PriceFact.FxRateFixed fact) {
        return new FxRateFixed(
                fact.base().getCurrencyCode(),
                fact.quote().getCurrencyCode(),
                fact.rate().toPlainString(),
                fact.from(),
                fact.source());
    }

    static PriceFact.FxRateFixed fxRateFixed(FxRateFixed wire) {
        return new PriceFact.FxRateFixed(
                Money.currency(wire.getBase()),
                Money.currency(wire.getQuote()),
                Money.decimal("rate", wire.getRate()),
                wire.getFrom(),
                wire.getSource());
    }
}
