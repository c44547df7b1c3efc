package dev.treering.projections.query;

import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What is to be invoiced, what was, and what became of it. Months and days are UTC. */
public interface InvoiceQueries {

    /** Where an invoice stands. */
    enum State {
        /** It has its number; no provider has taken it. */
        ISSUED,
        DELIVERED,
        PAID,
        VOIDED
    }

    /** How far a listing of due entries has come: behind this entry. */
    record Place(String account, long sequence) {

        /** Before the first entry. */
        public static final Place FIRST = new Place("", -1);
    }

    /** The live statements of a month, sorted by account and place in its chain, with what their figures can be checked by. */
    List<Due> liveStatements(YearMonth month, Place after, int limit);

    /** How many live statements a month has. */
    int liveStatementCount(YearMonth month);

    /** Invoices in the order of their issue. What is absent is not asked about. */
    List<InvoiceView> invoices(Optional<YearMonth> month, Optional<AccountId> account, Optional<State> state);

    Optional<InvoiceView> invoice(InvoiceNumber number);

    /** What became of an invoice after its issue, oldest first. */
    List<Happening> story(InvoiceNumber number);

    /** Entries drawn up or parked for which no invoice holds, sorted by account. */
    List<OpenClaim> openClaims(Optional<YearMonth> month, Optional<AccountId> account);

    /** Issued invoices that were neither voided nor delivered, in the order of their issue, behind a log position. */
    List<InvoiceView> undelivered(Optional<YearMonth> month, long afterPosition, int limit);

    /** How many invoices of a month, or of all, {@link #undelivered} would list. */
    int undeliveredCount(Optional<YearMonth> month);

    /**
     * A ledger entry that asks for money, and what its figures can be checked by.
     *
     * @param lines how many the entry says it has
     * @param linesFound how many there are
     * @param sum of the lines' amounts
     * @param decimals the most that an amount of a line has, without trailing zeros
     * @param chainHead the newest entry of the account's chain; empty where none is known
     * @param agreed currency of the account; empty while it was not opened
     */
    record Due(
            AccountId account,
            Source source,
            Currency currency,
            BigDecimal total,
            int lines,
            int linesFound,
            BigDecimal sum,
            int decimals,
            Optional<Link> chainHead,
            Optional<Currency> agreed) {}

    /** An entry's place in its chain. */
    record Link(long sequence, Hash hash) {}

    /**
     * An invoice.
     *
     * @param position in the log of its issue
     * @param credited sum of its credit notes
     */
    record InvoiceView(
            InvoiceNumber number,
            long position,
            AccountId account,
            Source source,
            Currency currency,
            BigDecimal total,
            LocalDate issuedOn,
            LocalDate dueOn,
            Instant issuedAt,
            BigDecimal credited,
            State state) {}

    /**
     * Something that became of an invoice.
     *
     * @param kind DELIVERED, PAID, VOIDED or CREDITED
     * @param day it was paid, or the note was issued
     * @param note number of the credit note
     * @param who provider or person; may be empty
     * @param detail reference or reason
     */
    record Happening(
            String kind,
            Instant at,
            Optional<LocalDate> day,
            Optional<InvoiceNumber> note,
            Optional<BigDecimal> amount,
            String who,
            String detail) {}

    /**
     * An entry without an invoice.
     *
     * @param reason why it is parked; empty where it was drawn up only
     */
    record OpenClaim(
            AccountId account,
            Source source,
            Optional<Currency> currency,
            Optional<BigDecimal> total,
            Optional<String> reason,
            Instant at) {}
}
