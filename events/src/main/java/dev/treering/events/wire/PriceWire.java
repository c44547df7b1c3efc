package dev.treering.events.wire;

import dev.treering.events.facts.PriceFact;
import dev.treering.events.facts.PriceFact.Price;
import dev.treering.events.facts.PriceFact.PriceItem;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.wire.price.BookPublished;

/** Facts of the price family and their records. */
final class PriceWire {

    private static final String CALENDAR_PRORATED = "calendar-prorated";
    private static final String MONTH = "month";

    private PriceWire() {}

    static BookPublished toWire(PriceFact.BookPublished fact) {
        return new BookPublished(
                fact.book().id(),
                fact.book().version(),
                fact.currency().getCurrencyCode(),
                fact.effectiveFrom(),
                fact.contentHash().toString(),
                fact.source(),
                fact.items().stream().map(PriceWire::item).toList());
    }

    static PriceFact.BookPublished bookPublished(BookPublished wire) {
        return new PriceFact.BookPublished(
                new PriceBookVersion(wire.getPriceBook(), wire.getVersion()),
                Money.currency(wire.getCurrency()),
                wire.getEffectiveFrom(),
                wire.getItems().stream().map(PriceWire::item).toList(),
                Hash.parse(wire.getContentHash()),
                wire.getSource());
    }

    private static dev.treering.wire.price.PriceItem item(PriceItem item) {
        return switch (item.price()) {
            case Price.CalendarProrated(var monthly) ->
                new dev.treering.wire.price.PriceItem(
                        item.sku().value(), CALENDAR_PRORATED, monthly.toPlainString(), MONTH);
        };
    }

    private static PriceItem item(dev.treering.wire.price.PriceItem wire) {
        if (!wire.getModel().equals(CALENDAR_PRORATED) || !wire.getPer().equals(MONTH)) {
            throw new IllegalArgumentException("price of " + wire.getSku() + " has model '" + wire.getModel()
                    + "' per '" + wire.getPer() + "'; known is " + CALENDAR_PRORATED + " per " + MONTH);
        }
        return new PriceItem(new DynoSize(wire.getSku()), new Price.CalendarProrated(Money.amount(wire.getAmount())));
    }
}
