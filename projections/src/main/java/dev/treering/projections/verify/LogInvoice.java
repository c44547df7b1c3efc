package dev.treering.projections.verify;

import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.proof.InvoiceFacts;
import dev.treering.projections.proof.InvoiceFold;
import dev.treering.projections.proof.Invoiced;
import java.util.Optional;
import java.util.function.Function;

/** Reads all invoices of the log, and holds one of them against the ledger, the seals and the checkpoints. Changes nothing. */
public final class LogInvoice {

    private LogInvoice() {}

    /** The invoices of the log. */
    public static InvoiceFacts invoices(String bootstrapServers) {
        return LogFacts.folded(bootstrapServers, Optional.empty(), facts -> {
            var invoices = new InvoiceFacts();
            facts.partitions().forEach(partition -> facts.read(partition, invoices::accept));
            return invoices;
        });
    }

    /**
     * What an invoice comes to.
     *
     * @param keys of the signed log; empty where they are not known, which is enough as long as it has changed none
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read
     */
    public static Invoiced run(String bootstrapServers, InvoiceFacts invoices, Issued invoice, Optional<KeyRing> keys) {
        var seals = LogAccess.during(bootstrapServers, (admin, consumer) -> new LogSeals(admin, consumer).read(keys));
        return LogFacts.folded(bootstrapServers, Optional.of(invoice.account()), facts -> {
            var fold = new InvoiceFold(invoice);
            facts.partitions().forEach(partition -> facts.read(partition, fold::accept));
            return fold.outcome(invoices, seals);
        });
    }

    /** The invoice of a number, or as what its absence is told. */
    public static <T> T found(
            InvoiceFacts invoices, InvoiceNumber number, Function<Issued, T> there, Function<Invoiced, T> not) {
        return switch (invoices.of(number)) {
            case Reading.Read<Issued>(var invoice) -> there.apply(invoice);
            case Reading.Refused<Issued>(String reason) ->
                not.apply(new Invoiced.Differs(
                        "invoice " + number, "the next of a series without a gap, given once", reason));
        };
    }
}
