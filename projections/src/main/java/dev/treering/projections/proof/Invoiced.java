package dev.treering.projections.proof;

import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.projections.sealing.SealedDocument;

/** What came of looking at an invoice. */
public sealed interface Invoiced {

    /**
     * It asks for what the ledger says, once, under a number of a series without gaps, and what it asks for is sealed and signed.
     *
     * @param document the entry of the ledger that it asks for
     * @param closedAt position of the close that sealed the entry
     * @param checkpoint number of the first checkpoint that covers that close
     * @param isVoid whether it holds no more
     */
    record Holds(Issued invoice, SealedDocument document, long closedAt, long checkpoint, boolean isVoid)
            implements Invoiced {}

    /** Something about it is not what it must be. */
    record Differs(String place, String expected, String found) implements Invoiced {}

    /** It cannot be found out, or not yet, and why. */
    record Unknown(String reason) implements Invoiced {}
}
