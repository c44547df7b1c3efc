package dev.treering.server.invoicing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.query.InvoiceQueries.Due;
import dev.treering.projections.query.InvoiceQueries.Link;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;

/** Something due, sound in itself, with one thing changed where a test asks for it. */
public record Dues(
        String account, String total, int lines, int found, String sum, int decimals, String agreed, long head) {

    public static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final long SEQUENCE = 7;

    /** A statement of one line. */
    public static Dues of(String account, String total) {
        return new Dues(account, total, 1, 1, total, 2, "USD", SEQUENCE);
    }

    Dues withLines(int said, int there) {
        return new Dues(account, total, said, there, sum, decimals, agreed, head);
    }

    Dues withSum(String other) {
        return new Dues(account, total, lines, found, other, decimals, agreed, head);
    }

    Dues withDecimals(int other) {
        return new Dues(account, total, lines, found, sum, other, agreed, head);
    }

    Dues ofAccountIn(String currency) {
        return new Dues(account, total, lines, found, sum, decimals, currency, head);
    }

    Dues withHeadAt(long sequence) {
        return new Dues(account, total, lines, found, sum, decimals, agreed, sequence);
    }

    static Hash hashOf(String account) {
        return Hash.of(account.getBytes(UTF_8));
    }

    /** With the chain's head as its own hash. */
    public Due due() {
        return due(hashOf(account));
    }

    /** A posted back-bill instead, at this place of the chain. */
    public Due backBill(long sequence) {
        Due statement = withHeadAt(sequence).due();
        Hash hash = hashOf(account + " back-bill");
        return new Due(
                statement.account(),
                new Source(Kind.BACK_BILL, MARCH, sequence, hash),
                statement.currency(),
                statement.total(),
                statement.lines(),
                statement.linesFound(),
                statement.sum(),
                statement.decimals(),
                Optional.of(new Link(sequence, hash)),
                statement.agreed());
    }

    Due due(Hash headHash) {
        return new Due(
                new AccountId(account),
                new Source(Kind.STATEMENT, MARCH, SEQUENCE, hashOf(account)),
                Currency.getInstance("USD"),
                new BigDecimal(total),
                lines,
                found,
                new BigDecimal(sum),
                decimals,
                Optional.of(new Link(head, headHash)),
                Optional.of(Currency.getInstance(agreed)));
    }
}
