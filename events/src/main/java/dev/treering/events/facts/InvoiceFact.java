package dev.treering.events.facts;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;

/** The story of an invoice. Days are UTC. */
public sealed interface InvoiceFact extends Fact.Owned {

    /** What an invoice asks money for. */
    enum Kind {
        /** A live statement. */
        STATEMENT,
        /** A posted back-bill. */
        BACK_BILL
    }

    /**
     * The entry of the account's ledger that is invoiced: each once, unless its invoice was voided.
     *
     * @param period the invoice belongs to
     * @param sequence of the entry in the account's chain
     * @param hash of the entry
     */
    record Source(Kind kind, YearMonth period, long sequence, Hash hash) {}

    /**
     * An invoice was drawn up. It has no number yet.
     *
     * @param total in {@code currency}, with tax; below 0 where more is given back than asked for
     */
    record Drafted(AccountId account, Source source, Currency currency, BigDecimal total) implements InvoiceFact {}

    /**
     * An invoice was issued under the next number of its series.
     *
     * @param on the day of issue
     * @param due the day payment is due
     */
    record Issued(
            AccountId account,
            InvoiceNumber number,
            Source source,
            Currency currency,
            BigDecimal total,
            LocalDate on,
            LocalDate due)
            implements InvoiceFact {}

    /** An account's figures break a rule: nothing is issued for it until somebody has looked. */
    record Parked(AccountId account, Source source, String reason) implements InvoiceFact {
        public Parked {
            Spans.named("reason", reason);
        }
    }

    /**
     * A provider has taken the invoice.
     *
     * @param reference the provider's own name for it
     */
    record Delivered(AccountId account, InvoiceNumber number, String provider, String reference)
            implements InvoiceFact {}

    /** It was paid in full. */
    record Paid(AccountId account, InvoiceNumber number, LocalDate on, String reference) implements InvoiceFact {}

    /** It holds no more. Its number is not given again; what it asked for may be invoiced again. */
    record Voided(AccountId account, InvoiceNumber number, String reason, String by) implements InvoiceFact {
        public Voided {
            Spans.named("reason", reason);
        }
    }

    /**
     * Money of an invoice is given back or not asked for any more.
     *
     * @param number of the note, in a series of its own
     * @param invoice it belongs to
     * @param amount above 0; all notes of an invoice together are at most its total
     */
    record CreditNoteIssued(
            AccountId account,
            InvoiceNumber number,
            InvoiceNumber invoice,
            Currency currency,
            BigDecimal amount,
            LocalDate on,
            String reason,
            String by)
            implements InvoiceFact {
        public CreditNoteIssued {
            Spans.named("reason", reason);
            if (amount.signum() <= 0) {
                throw new IllegalArgumentException("amount is " + amount.toPlainString() + "; allowed is more than 0");
            }
        }
    }
}
