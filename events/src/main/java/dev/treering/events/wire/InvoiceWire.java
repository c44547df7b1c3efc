package dev.treering.events.wire;

import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.wire.billing.CreditNoteIssued;
import dev.treering.wire.billing.InvoiceDelivered;
import dev.treering.wire.billing.InvoiceDrafted;
import dev.treering.wire.billing.InvoiceIssued;
import dev.treering.wire.billing.InvoicePaid;
import dev.treering.wire.billing.InvoiceParked;
import dev.treering.wire.billing.InvoiceVoided;

/** Facts of invoices and their records. */
final class InvoiceWire {

    private InvoiceWire() {}

    static InvoiceDrafted toWire(InvoiceFact.Drafted fact) {
        return new InvoiceDrafted(
                fact.account().value(),
                fact.source().kind().name(),
                fact.source().period().toString(),
                fact.source().sequence(),
                fact.source().hash().toString(),
                fact.currency().getCurrencyCode(),
                fact.total().toPlainString());
    }

    static InvoiceFact.Drafted drafted(InvoiceDrafted wire) {
        return new InvoiceFact.Drafted(
                new AccountId(wire.getAccount()),
                new Source(
                        kind(wire.getKind()),
                        ClockWire.period(wire.getPeriod()),
                        wire.getSequence(),
                        BillingWire.hash(wire.getHash())),
                Money.currency(wire.getCurrency()),
                Money.amount(wire.getTotal()));
    }

    static InvoiceIssued toWire(InvoiceFact.Issued fact) {
        return new InvoiceIssued(
                fact.account().value(),
                fact.number().toString(),
                fact.source().kind().name(),
                fact.source().period().toString(),
                fact.source().sequence(),
                fact.source().hash().toString(),
                fact.currency().getCurrencyCode(),
                fact.total().toPlainString(),
                fact.on(),
                fact.due());
    }

    static InvoiceFact.Issued issued(InvoiceIssued wire) {
        return new InvoiceFact.Issued(
                new AccountId(wire.getAccount()),
                InvoiceNumber.parse(wire.getNumber()),
                new Source(
                        kind(wire.getKind()),
                        ClockWire.period(wire.getPeriod()),
                        wire.getSequence(),
                        BillingWire.hash(wire.getHash())),
                Money.currency(wire.getCurrency()),
                Money.amount(wire.getTotal()),
                wire.getOn(),
                wire.getDue());
    }

    static InvoiceParked toWire(InvoiceFact.Parked fact) {
        return new InvoiceParked(
                fact.account().value(),
                fact.source().kind().name(),
                fact.source().period().toString(),
                fact.source().sequence(),
                fact.source().hash().toString(),
                fact.reason());
    }

    static InvoiceFact.Parked parked(InvoiceParked wire) {
        return new InvoiceFact.Parked(
                new AccountId(wire.getAccount()),
                new Source(
                        kind(wire.getKind()),
                        ClockWire.period(wire.getPeriod()),
                        wire.getSequence(),
                        BillingWire.hash(wire.getHash())),
                wire.getReason());
    }

    static InvoiceDelivered toWire(InvoiceFact.Delivered fact) {
        return new InvoiceDelivered(
                fact.account().value(), fact.number().toString(), fact.provider(), fact.reference());
    }

    static InvoiceFact.Delivered delivered(InvoiceDelivered wire) {
        return new InvoiceFact.Delivered(
                new AccountId(wire.getAccount()),
                InvoiceNumber.parse(wire.getNumber()),
                wire.getProvider(),
                wire.getReference());
    }

    static InvoicePaid toWire(InvoiceFact.Paid fact) {
        return new InvoicePaid(fact.account().value(), fact.number().toString(), fact.on(), fact.reference());
    }

    static InvoiceFact.Paid paid(InvoicePaid wire) {
        return new InvoiceFact.Paid(
                new AccountId(wire.getAccount()),
                InvoiceNumber.parse(wire.getNumber()),
                wire.getOn(),
                wire.getReference());
    }

    static InvoiceVoided toWire(InvoiceFact.Voided fact) {
        return new InvoiceVoided(fact.account().value(), fact.number().toString(), fact.reason(), fact.by());
    }

    static InvoiceFact.Voided voided(InvoiceVoided wire) {
        return new InvoiceFact.Voided(
                new AccountId(wire.getAccount()),
                InvoiceNumber.parse(wire.getNumber()),
                wire.getReason(),
                wire.getBy());
    }

    static CreditNoteIssued toWire(InvoiceFact.CreditNoteIssued fact) {
        return new CreditNoteIssued(
                fact.account().value(),
                fact.number().toString(),
                fact.invoice().toString(),
                fact.currency().getCurrencyCode(),
                fact.amount().toPlainString(),
                fact.on(),
                fact.reason(),
                fact.by());
    }

    static InvoiceFact.CreditNoteIssued creditNoteIssued(CreditNoteIssued wire) {
        return new InvoiceFact.CreditNoteIssued(
                new AccountId(wire.getAccount()),
                InvoiceNumber.parse(wire.getNumber()),
                InvoiceNumber.parse(wire.getInvoice()),
                Money.currency(wire.getCurrency()),
                Money.amount(wire.getAmount()),
                wire.getOn(),
                wire.getReason(),
                wire.getBy());
    }

    private static InvoiceFact.Kind kind(String text) {
        return Choices.of("kind", InvoiceFact.Kind.class, text);
    }
}
