package dev.treering.aggregates.invoice;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForInvoice.Credit;
import dev.treering.aggregates.decision.Command.ForInvoice.MarkPaid;
import dev.treering.aggregates.decision.Command.ForInvoice.Void;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.InvoiceFact.CreditNoteIssued;
import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.events.facts.InvoiceFact.Paid;
import dev.treering.events.facts.InvoiceFact.Voided;
import dev.treering.events.vocabulary.InvoiceNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An invoice and what became of it. Its scope also holds the credit notes of all others, for the next number of their series;
 * those change nothing else here.
 *
 * @param credited sum of its credit notes
 * @param lastNote number of the newest credit note of any invoice; 0 before the first
 */
record Invoice(
        Optional<Issued> issued, Optional<Voided> voided, Optional<Paid> paid, BigDecimal credited, long lastNote) {

    static final Invoice NONE = new Invoice(Optional.empty(), Optional.empty(), Optional.empty(), BigDecimal.ZERO, 0);

    Invoice evolve(Fact fact) {
        return switch (fact) {
            case Issued first -> new Invoice(Optional.of(first), voided, paid, credited, lastNote);
            case Voided ended -> new Invoice(issued, Optional.of(ended), paid, credited, lastNote);
            case Paid settled -> new Invoice(issued, voided, Optional.of(settled), credited, lastNote);
            case CreditNoteIssued note ->
                new Invoice(
                        issued,
                        voided,
                        paid,
                        isOwn(note) ? credited.add(note.amount()) : credited,
                        Math.max(lastNote, note.number().number()));
            default -> this;
        };
    }

    /** A note of this invoice can only come after its issue. */
    private boolean isOwn(CreditNoteIssued note) {
        return issued.filter(own -> own.number().equals(note.invoice())).isPresent();
    }

    Decision decide(Void command) {
        if (issued.isEmpty()) {
            return none(command.invoice());
        }
        if (voided.isPresent()) {
            return nothingToDo();
        }
        if (paid.isPresent()) {
            return refused(
                    Rejection.INVOICE_PAID,
                    "invoice " + command.invoice() + " was paid on "
                            + paid.get().on() + "; what was paid is given back by a credit note");
        }
        if (credited.signum() > 0) {
            return refused(
                    Rejection.INVOICE_CREDITED,
                    "invoice " + command.invoice() + " has credit notes of " + credited.toPlainString()
                            + "; the rest is taken back by another credit note");
        }
        return Decision.of(new Voided(issued.get().account(), command.invoice(), command.reason(), command.by()));
    }

    Decision decide(MarkPaid command) {
        if (issued.isEmpty()) {
            return none(command.invoice());
        }
        if (voided.isPresent()) {
            return isVoid(command.invoice());
        }
        var wished = new Paid(issued.get().account(), command.invoice(), command.on(), command.reference());
        if (paid.isEmpty()) {
            return command.on().isBefore(issued.get().on())
                    ? refused(
                            Rejection.BEFORE_ISSUE,
                            "invoice " + command.invoice() + " was issued on "
                                    + issued.get().on() + "; it cannot be paid before, on " + command.on())
                    : Decision.of(wished);
        }
        return paid.get().equals(wished)
                ? nothingToDo()
                : refused(
                        Rejection.INVOICE_PAID,
                        "invoice " + command.invoice() + " was paid on "
                                + paid.get().on() + " as " + paid.get().reference());
    }

    Decision decide(Credit command, Instant at) {
        if (issued.isEmpty()) {
            return none(command.invoice());
        }
        if (voided.isPresent()) {
            return isVoid(command.invoice());
        }
        var invoice = issued.get();
        var decimals = Math.max(0, invoice.currency().getDefaultFractionDigits());
        if (command.amount().stripTrailingZeros().scale() > decimals) {
            return refused(
                    Rejection.MALFORMED,
                    "amount is " + command.amount().toPlainString() + "; allowed are " + decimals + " decimals of "
                            + invoice.currency());
        }
        var left = invoice.total().subtract(credited);
        if (command.amount().compareTo(left) > 0) {
            return refused(
                    Rejection.CREDIT_TOO_LARGE,
                    "amount is " + command.amount().toPlainString() + "; of "
                            + invoice.total().toPlainString() + " " + invoice.currency() + " are left "
                            + left.toPlainString());
        }
        return Decision.of(new CreditNoteIssued(
                invoice.account(),
                new InvoiceNumber(InvoiceRules.CREDIT_NOTES, lastNote + 1),
                command.invoice(),
                invoice.currency(),
                command.amount(),
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                command.reason(),
                command.by()));
    }

    private static Decision none(InvoiceNumber number) {
        return refused(Rejection.NO_SUCH_INVOICE, "there is no invoice " + number);
    }

    private Decision isVoid(InvoiceNumber number) {
        return refused(
                Rejection.INVOICE_VOIDED,
                "invoice " + number + " was voided: "
                        + voided.map(Voided::reason).orElseThrow());
    }
}
