package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.note.Reading;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.sealing.SealedDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * An invoice asks for a statement of April 2026, which has 30 days:
 *
 * <pre>
 * April   1 ─── 11            1 May: April closes, is sealed and signed
 * web     ▇▇▇▇▇▇▇             10 of 30 days at 30.00 are 10.00
 * </pre>
 */
class InvoiceFoldTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final InvoiceNumber FIRST = InvoiceNumber.parse("INV-000001");
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final Currency USD = Currency.getInstance("USD");
    private static final SealedLog LOG = new SealedLog(april());
    private static final SealedDocument APRIL_S = LOG.documents().getFirst();

    @Test
    void an_invoice_for_a_sealed_and_signed_statement_holds() {
        var holds = (Invoiced.Holds)
                outcome(invoice(FIRST, "10.00", APRIL_S.record().hash()));

        assertThat(holds.document().lines()).hasSize(1);
        assertThat(holds.document().total()).isEqualByComparingTo("10.00");
        assertThat(holds.checkpoint()).isEqualTo(1);
        assertThat(holds.isVoid()).isFalse();
    }

    @Test
    void another_total_hash_entry_or_period_is_named() {
        Hash hash = APRIL_S.record().hash();
        Hash other = Hash.of(new byte[] {1});
        long entry = APRIL_S.record().chained().sequence();

        assertThat(outcome(invoice(FIRST, "10.01", hash)))
                .isEqualTo(new Invoiced.Differs("INV-000001, total", "10", "10.01"));
        assertThat(outcome(invoice(FIRST, "10.00", other)))
                .isEqualTo(new Invoiced.Differs(
                        "ledger entry " + entry + " of acme, hash", hash.toString(), other.toString()));
        assertThat(outcome(invoice(new Source(Kind.STATEMENT, YearMonth.of(2026, 4), 99, hash))))
                .isEqualTo(new Invoiced.Differs(
                        "ledger entry 99 of acme", "the entry that INV-000001 asks for", "no entry"));
        assertThat(outcome(invoice(new Source(Kind.STATEMENT, YearMonth.of(2026, 3), entry, hash))))
                .isEqualTo(new Invoiced.Differs("ledger entry " + entry + " of acme, period", "2026-04", "2026-03"));
    }

    @Test
    void what_another_invoice_asks_for_as_well_is_named_unless_one_of_them_is_void() {
        var first = invoice(FIRST, "10.00", APRIL_S.record().hash());
        var second = invoice(FIRST.next(), "10.00", APRIL_S.record().hash());

        assertThat(outcome(first, first, second))
                .isEqualTo(new Invoiced.Differs(
                        "INV-000001, what it asks for",
                        "asked for by no other invoice",
                        "asked for by [INV-000002] as well"));
        var voided = new InvoiceFact.Voided(ACME, FIRST, "wrong address", "ann");
        assertThat(outcome(second, first, voided, second)).isInstanceOf(Invoiced.Holds.class);
        assertThat(((Invoiced.Holds) outcome(first, first, voided, second)).isVoid())
                .isTrue();
    }

    @Test
    void a_number_that_was_not_given_or_comes_after_a_gap_is_told() {
        var first = invoice(FIRST, "10.00", APRIL_S.record().hash());
        var third = invoice(FIRST.next().next(), "10.00", APRIL_S.record().hash());

        assertThat(facts(first).of(FIRST)).isEqualTo(Reading.of(first));
        assertThat(facts(first).of(FIRST.next())).isEqualTo(Reading.refused("the series ends with INV-000001"));
        assertThat(facts(first, third).of(third.number()))
                .isEqualTo(Reading.refused("INV-000003 follows number 1 of its series"));
        assertThat(facts(first, first).of(FIRST)).isEqualTo(Reading.refused("INV-000001 was given 2 times"));
        assertThat(facts().of(FIRST)).isEqualTo(Reading.refused("no invoice of series INV was issued"));
    }

    @Test
    void what_is_not_signed_cannot_be_told() {
        var invoice = invoice(FIRST, "10.00", APRIL_S.record().hash());
        var unsigned = new SignedSeals(LOG.closes(), List.of(), Optional.empty());

        assertThat(outcome(invoice, facts(invoice), unsigned))
                .isInstanceOfSatisfying(
                        Invoiced.Unknown.class,
                        unknown -> assertThat(unknown.reason()).endsWith("not signed yet"));
    }

    private static Invoiced outcome(Issued invoice, Fact... all) {
        var seals = new SignedSeals(LOG.closes(), List.of(LOG.newestNote()), Optional.of(SealedLog.KEYS));
        return outcome(invoice, all.length == 0 ? facts(invoice) : facts(all), seals);
    }

    private static Invoiced outcome(Issued invoice, InvoiceFacts invoices, SignedSeals seals) {
        var fold = new InvoiceFold(invoice);
        LOG.facts().forEach(each -> fold.accept(each.fact()));
        return fold.outcome(invoices, seals);
    }

    private static InvoiceFacts facts(Fact... all) {
        var facts = new InvoiceFacts();
        for (int i = 0; i < all.length; i++) {
            var id = new FactId("test", "invoice" + i);
            facts.accept(new LoggedFact(100 + i, id, start(MAY), start(MAY), Map.of(), all[i]));
        }
        return facts;
    }

    private static Issued invoice(InvoiceNumber number, String total, Hash hash) {
        var source = new Source(
                Kind.STATEMENT,
                YearMonth.of(2026, 4),
                APRIL_S.record().chained().sequence(),
                hash);
        return new Issued(ACME, number, source, USD, new BigDecimal(total), MAY, MAY.plusDays(30));
    }

    private static Issued invoice(Source source) {
        return new Issued(ACME, FIRST, source, USD, new BigDecimal("10.00"), MAY, MAY.plusDays(30));
    }

    private static List<Held> april() {
        var log = new ArrayList<Held>();
        var book = new PriceBookVersion("list", 1);
        var app = new AppId("shop");
        var web = new ProcessType("web");
        var small = new DynoSize("small");
        var price = new PriceItem(new Sku("small"), new CalendarProrated(new BigDecimal("30")));
        var dyno = new Dyno(ACME, app, web, "web.1", small, new DynoRun("pod-web", 0), "", "arm64");
        LocalDate end = APRIL.plusDays(10);
        said(log, APRIL, new BookPublished(book, USD, APRIL, List.of(price), Hash.of("list".getBytes(UTF_8)), "list"));
        said(log, APRIL, new AccountFact.Opened(ACME, "Acme", USD, "net-new"));
        said(log, APRIL, new AccountFact.PriceBookAssigned(ACME, book, APRIL));
        said(log, APRIL, new AccountFact.LiveScheduled(ACME, APRIL));
        said(log, APRIL, new AppFact.FormationScaled(ACME, app, web, 1, small, "user"));
        said(log, end, new AppFact.FormationScaled(ACME, app, web, 0, small, "user"));
        said(log, end, new DynoFact.Stopped(dyno, start(APRIL), start(end), "Completed", 0));
        said(log, MAY, new ClockFact.PeriodClosed(YearMonth.of(2026, 4)));
        return log;
    }

    private static void said(List<Held> log, LocalDate day, Fact fact) {
        log.add(new Held(start(day), fact));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
