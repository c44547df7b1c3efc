package dev.treering.aggregates.invoice;

import dev.treering.aggregates.decision.Command.ForInvoice;
import dev.treering.aggregates.decision.Command.ForInvoice.Credit;
import dev.treering.aggregates.decision.Command.ForInvoice.MarkPaid;
import dev.treering.aggregates.decision.Command.ForInvoice.Void;
import dev.treering.aggregates.rule.Model;
import dev.treering.aggregates.rule.Rule;
import dev.treering.aggregates.rule.Scope;
import dev.treering.aggregates.rule.Subject;
import dev.treering.events.facts.InvoiceFact;
import java.util.List;
import java.util.Optional;

/** The rules of an invoice after its issue. */
public final class InvoiceRules {

    /** The series of credit notes; no invoice is issued in it. */
    public static final String CREDIT_NOTES = "CN";

    private static final Model<Invoice> INVOICE = new Model<>(Invoice.class, Invoice.NONE, Invoice::evolve);

    /** One rule for each command about an invoice. */
    public static final List<Rule<?, ?>> ALL = List.of(
            Rule.of(
                            "treering.invoice.void",
                            Void.class,
                            INVOICE,
                            InvoiceRules::story,
                            (invoice, command, _) -> invoice.decide(command))
                    .checking(command -> blank("reason", command.reason())),
            Rule.of(
                    "treering.invoice.mark-paid",
                    MarkPaid.class,
                    INVOICE,
                    InvoiceRules::story,
                    (invoice, command, _) -> invoice.decide(command)),
            Rule.of(
                            "treering.invoice.credit",
                            Credit.class,
                            INVOICE,
                            command -> story(command)
                                    .and(Subject.invoiceSeries(CREDIT_NOTES), InvoiceFact.CreditNoteIssued.class),
                            Invoice::decide)
                    .checking(InvoiceRules::problem));

    private InvoiceRules() {}

    private static Scope story(ForInvoice command) {
        return Scope.story(Subject.invoice(command.invoice()), InvoiceFact.class);
    }

    private static Optional<String> problem(Credit command) {
        return command.amount().signum() <= 0
                ? Optional.of("amount is " + command.amount().toPlainString() + "; allowed is more than 0")
                : blank("reason", command.reason());
    }

    private static Optional<String> blank(String name, String text) {
        return text.isBlank() ? Optional.of(name + " is empty") : Optional.empty();
    }
}
