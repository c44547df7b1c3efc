package dev.treering.server.invoicing.delivery;

import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.InvoiceNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** An invoice on its way to a provider. Days are UTC. */
public record Consignment(
        InvoiceNumber number,
        AccountId account,
        Source source,
        Currency currency,
        BigDecimal total,
        LocalDate issued,
        LocalDate due) {

    /** What a provider tells repetitions by: the same for the same invoice of the same entry, for ever. */
    public String key() {
        return number + "/" + source.hash();
    }
}
