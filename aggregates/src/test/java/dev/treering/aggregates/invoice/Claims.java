package dev.treering.aggregates.invoice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.facts.InvoiceFact.Voided;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;

/** Claims and invoices for tests. */
public final class Claims {

    public static final LocalDate ON = LocalDate.of(2026, 4, 3);
    public static final LocalDate DUE = LocalDate.of(2026, 5, 3);
    public static final Currency EUR = Currency.getInstance("EUR");

    private Claims() {}

    /** The statement of March of an account. */
    public static Claim of(String account, String total) {
        var hash = Hash.of(account.getBytes(UTF_8));
        var source = new Source(Kind.STATEMENT, YearMonth.of(2026, 3), 7, hash);
        return new Claim(new AccountId(account), source, EUR, new BigDecimal(total));
    }

    /** Its invoice. */
    public static Issued issued(String series, int number, Claim claim) {
        return new Issued(
                claim.account(),
                new InvoiceNumber(series, number),
                claim.source(),
                claim.currency(),
                claim.total(),
                ON,
                DUE);
    }

    static Voided voided(Issued invoice) {
        return new Voided(invoice.account(), invoice.number(), "wrong address", "ann");
    }
}
