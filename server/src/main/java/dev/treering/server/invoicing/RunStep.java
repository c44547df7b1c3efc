package dev.treering.server.invoicing;

import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.InvoiceNumber;
import java.util.List;
import java.util.Optional;

/**
 * What a step of a run came to.
 *
 * @param considered entries looked at
 * @param nothingDue of them that ask for nothing
 * @param invoicedBefore of them for which an invoice holds already
 * @param drafted drawn up by this step
 * @param issued numbers given by this step, in order; with those of a run at the same time between them there is no gap
 * @param parked whose figures break a rule
 * @param next where the next step begins; empty when there is nothing left
 */
public record RunStep(
        int considered,
        int nothingDue,
        int invoicedBefore,
        int drafted,
        List<InvoiceNumber> issued,
        List<Parked> parked,
        Optional<Cursor> next) {

    /** An entry that is not invoiced until its figures hold. */
    public record Parked(AccountId account, Kind kind, String reason) {}

    public RunStep {
        issued = List.copyOf(issued);
        parked = List.copyOf(parked);
    }
}
