package dev.treering.aggregates.invoice;

import static dev.treering.aggregates.invoice.Claims.voided;

import dev.treering.aggregates.decision.Command.ForInvoice.Credit;
import dev.treering.aggregates.decision.Command.ForInvoice.MarkPaid;
import dev.treering.aggregates.decision.Command.ForInvoice.Void;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.InvoiceFact.CreditNoteIssued;
import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.events.facts.InvoiceFact.Paid;
import dev.treering.events.vocabulary.InvoiceNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class InvoiceTest {

    private static final Issued INVOICE = Claims.issued("INV", 1, Claims.of("acme", "10.00"));
    private static final Issued OTHER = Claims.issued("INV", 2, Claims.of("bcme", "99.00"));
    private static final Issued GIVEN_BACK = Claims.issued("INV", 3, Claims.of("ccme", "-5.00"));
    private static final LocalDate DAY = LocalDate.of(2026, 4, 20);
    private static final Paid PAID = new Paid(INVOICE.account(), INVOICE.number(), DAY, "wire-1");

    private final DecisionFixture invoices =
            DecisionFixture.of(InvoiceRules.ALL).at("2026-04-20T23:30:00Z");

    private static Void voiding() {
        return new Void(INVOICE.number(), "wrong address", "ann");
    }

    private static Credit credit(String amount) {
        return new Credit(INVOICE.number(), new BigDecimal(amount), "outage", "ann");
    }

    private static CreditNoteIssued note(int number, Issued invoice, String amount) {
        return new CreditNoteIssued(
                invoice.account(),
                new InvoiceNumber("CN", number),
                invoice.number(),
                Claims.EUR,
                new BigDecimal(amount),
                DAY,
                "outage",
                "ann");
    }

    @Test
    void what_was_never_issued_cannot_be_voided_paid_or_credited() {
        invoices.given(OTHER).when(voiding()).thenRefused(Rejection.NO_SUCH_INVOICE, "INV-000001");
        invoices.given(OTHER)
                .when(new MarkPaid(INVOICE.number(), DAY, "wire-1"))
                .thenRefused(Rejection.NO_SUCH_INVOICE, "INV-000001");
        invoices.given(OTHER).when(credit("1")).thenRefused(Rejection.NO_SUCH_INVOICE, "INV-000001");
    }

    @Test
    void an_invoice_is_voided_with_a_reason_once() {
        invoices.given(INVOICE).when(voiding()).then(voided(INVOICE));
        invoices.given(INVOICE, voided(INVOICE)).when(voiding()).thenNothing();
        invoices.given(INVOICE)
                .when(new Void(INVOICE.number(), " ", "ann"))
                .thenRefused(Rejection.MALFORMED, "reason is empty");
    }

    @Test
    void what_is_paid_is_not_voided_and_what_is_void_is_not_paid() {
        invoices.given(INVOICE, PAID).when(voiding()).thenRefused(Rejection.INVOICE_PAID, "2026-04-20");
        invoices.given(INVOICE, voided(INVOICE))
                .when(new MarkPaid(INVOICE.number(), DAY, "wire-1"))
                .thenRefused(Rejection.INVOICE_VOIDED, "wrong address");
    }

    @Test
    void it_is_paid_once_and_the_same_payment_again_is_nothing_new() {
        invoices.given(INVOICE)
                .when(new MarkPaid(INVOICE.number(), DAY, "wire-1"))
                .then(PAID);
        invoices.given(INVOICE, PAID)
                .when(new MarkPaid(INVOICE.number(), DAY, "wire-1"))
                .thenNothing();
        invoices.given(INVOICE, PAID)
                .when(new MarkPaid(INVOICE.number(), DAY, "wire-2"))
                .thenRefused(Rejection.INVOICE_PAID, "wire-1");
    }

    /**
     * <pre>
     * 04-02  refused
     * 04-03  issued, and may be paid from now on
     * </pre>
     */
    @Test
    void it_is_not_paid_before_the_day_of_its_issue() {
        invoices.given(INVOICE)
                .when(new MarkPaid(INVOICE.number(), Claims.ON.minusDays(1), "wire-1"))
                .thenRefused(
                        Rejection.BEFORE_ISSUE, "was issued on 2026-04-03; it cannot be paid before, on 2026-04-02");
        invoices.given(INVOICE)
                .when(new MarkPaid(INVOICE.number(), Claims.ON, "wire-1"))
                .then(new Paid(INVOICE.account(), INVOICE.number(), Claims.ON, "wire-1"));
    }

    @Test
    void a_payment_that_was_imported_with_an_earlier_day_is_nothing_new_when_it_is_told_again() {
        var early = new Paid(INVOICE.account(), INVOICE.number(), Claims.ON.minusDays(1), "wire-1");

        invoices.given(INVOICE, early)
                .when(new MarkPaid(INVOICE.number(), early.on(), "wire-1"))
                .thenNothing();
    }

    @Test
    void credit_notes_are_numbered_across_all_invoices_in_a_series_of_their_own() {
        invoices.given(INVOICE).when(credit("4.00")).then(note(1, INVOICE, "4.00"));
        invoices.given(OTHER, note(1, OTHER, "50.00"), INVOICE, note(2, OTHER, "1.00"))
                .when(credit("4.00"))
                .then(note(3, INVOICE, "4.00"));
    }

    @Test
    void all_notes_of_an_invoice_together_are_at_most_its_total() {
        invoices.given(INVOICE, note(1, INVOICE, "4.00")).when(credit("6.00")).then(note(2, INVOICE, "6.00"));
        invoices.given(INVOICE, note(1, INVOICE, "4.00"))
                .when(credit("6.01"))
                .thenRefused(Rejection.CREDIT_TOO_LARGE, "of 10.00 EUR are left 6.00");
        invoices.given(GIVEN_BACK)
                .when(new Credit(GIVEN_BACK.number(), BigDecimal.ONE, "outage", "ann"))
                .thenRefused(Rejection.CREDIT_TOO_LARGE, "are left -5.00");
    }

    @Test
    void a_paid_invoice_may_be_credited_a_void_one_not() {
        invoices.given(INVOICE, PAID).when(credit("10.00")).then(note(1, INVOICE, "10.00"));
        invoices.given(INVOICE, voided(INVOICE))
                .when(credit("1"))
                .thenRefused(Rejection.INVOICE_VOIDED, "wrong address");
    }

    @Test
    void an_invoice_with_credit_notes_is_not_voided_else_its_money_would_be_given_back_twice() {
        invoices.given(INVOICE, note(1, INVOICE, "4.00"))
                .when(voiding())
                .thenRefused(Rejection.INVOICE_CREDITED, "4.00");
    }

    @Test
    void a_credit_is_more_than_nothing_in_whole_minor_units() {
        invoices.given(INVOICE).when(credit("0")).thenRefused(Rejection.MALFORMED, "more than 0");
        invoices.given(INVOICE).when(credit("-1")).thenRefused(Rejection.MALFORMED, "more than 0");
        invoices.given(INVOICE).when(credit("0.005")).thenRefused(Rejection.MALFORMED, "2 decimals of EUR");
    }
}
