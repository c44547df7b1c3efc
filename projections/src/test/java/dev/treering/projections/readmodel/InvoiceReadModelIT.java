package dev.treering.projections.readmodel;

import static dev.treering.events.fixture.Examples.ACME;
import static dev.treering.events.fixture.Examples.NOON;
import static dev.treering.events.fixture.Examples.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.fixture.Examples;
import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.projections.query.InvoiceQueries;
import dev.treering.projections.query.InvoiceQueries.Happening;
import dev.treering.projections.query.InvoiceQueries.InvoiceView;
import dev.treering.projections.query.InvoiceQueries.OpenClaim;
import dev.treering.projections.query.InvoiceQueries.Place;
import dev.treering.projections.query.InvoiceQueries.State;
import dev.treering.projections.readmodel.sql.Select;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.SharedBroker;
import dev.treering.projections.scenario.SharedDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvoiceReadModelIT {

    private static final int PARTITIONS = 4;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final LocalDate ON = LocalDate.of(2026, 4, 3);
    private static final LocalDate DUE = LocalDate.of(2026, 5, 3);
    private static final AccountId BCME = new AccountId("bcme");
    private static final Source OF_ACME = new Source(Kind.STATEMENT, MARCH, 7, Hash.NONE);
    private static final Source OF_BCME = new Source(Kind.STATEMENT, MARCH, 9, Hash.NONE);
    private static final InvoiceNumber FIRST = new InvoiceNumber("INV", 1);
    private static final InvoiceNumber SECOND = FIRST.next();
    private static final BigDecimal TEN = new BigDecimal("10.00");

    @RegisterExtension
    final SharedBroker broker = new SharedBroker(PARTITIONS);

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    private DataSource database;
    private Carrier carrier;
    private ReadModels models;

    @BeforeEach
    void start() throws Exception {
        database = databases.empty();
        carrier = new Carrier(broker.bootstrapServers(), PARTITIONS);
        models = ReadModels.start(broker.bootstrapServers(), database);
    }

    @AfterEach
    void stop() {
        models.close();
        carrier.close();
    }

    private InvoiceQueries after(Fact... facts) {
        long head =
                carrier.carry(Stream.of(facts).map(fact -> new Held(NOON, fact)).toList());
        assertThat(models.platform().await(head, SOON)).isTrue();
        return models.invoices();
    }

    private static InvoiceFact.Issued issued(InvoiceNumber number, AccountId account, Source source) {
        return new InvoiceFact.Issued(account, number, source, USD, TEN, ON, DUE);
    }

    @Test
    void an_invoice_is_shown_where_it_stands_with_what_became_of_it() {
        var invoices = after(
                new InvoiceFact.Drafted(ACME, OF_ACME, USD, TEN),
                issued(FIRST, ACME, OF_ACME),
                issued(SECOND, BCME, OF_BCME),
                new InvoiceFact.Delivered(ACME, FIRST, "provider", "ref-1"),
                new InvoiceFact.CreditNoteIssued(
                        ACME, new InvoiceNumber("CN", 1), FIRST, USD, BigDecimal.ONE, ON, "outage", "ann"));

        var first = invoices.invoice(FIRST).orElseThrow();
        assertThat(first.state()).isEqualTo(State.DELIVERED);
        assertThat(first.source()).isEqualTo(OF_ACME);
        assertThat(first.credited()).isEqualByComparingTo("1");
        assertThat(first.dueOn()).isEqualTo(DUE);
        assertThat(invoices.story(FIRST)).extracting(Happening::kind).containsExactly("DELIVERED", "CREDITED");
        assertThat(invoices.story(FIRST).getLast().note()).contains(new InvoiceNumber("CN", 1));
        assertThat(invoices.invoices(Optional.of(MARCH), Optional.empty(), Optional.empty()))
                .extracting(InvoiceView::number)
                .containsExactly(FIRST, SECOND);
        assertThat(invoices.invoices(Optional.empty(), Optional.of(BCME), Optional.of(State.ISSUED)))
                .hasSize(1);
        assertThat(invoices.openClaims(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void what_is_neither_delivered_nor_void_is_to_be_delivered_in_order() {
        var invoices = after(
                issued(FIRST, ACME, OF_ACME),
                issued(SECOND, BCME, OF_BCME),
                issued(SECOND.next(), new AccountId("ccme"), OF_ACME),
                issued(SECOND.next().next(), new AccountId("dcme"), OF_ACME),
                new InvoiceFact.Delivered(ACME, FIRST, "provider", "ref-1"),
                new InvoiceFact.Voided(BCME, SECOND, "wrong", "ann"));

        var page = invoices.undelivered(Optional.of(MARCH), -1, 1);
        assertThat(page).extracting(InvoiceView::number).containsExactly(SECOND.next());
        assertThat(invoices.undelivered(Optional.empty(), page.getFirst().position(), 9))
                .extracting(InvoiceView::number)
                .containsExactly(SECOND.next().next());
        assertThat(invoices.undeliveredCount(Optional.of(MARCH))).isEqualTo(2);
        assertThat(invoices.undeliveredCount(Optional.of(MARCH.plusMonths(1)))).isZero();
    }

    @Test
    void a_paid_invoice_is_paid_and_a_void_one_void_whatever_came_before() {
        var invoices = after(
                issued(FIRST, ACME, OF_ACME),
                new InvoiceFact.Delivered(ACME, FIRST, "provider", "ref-1"),
                new InvoiceFact.Paid(ACME, FIRST, ON, "wire-1"),
                issued(SECOND, BCME, OF_BCME),
                new InvoiceFact.Delivered(BCME, SECOND, "provider", "ref-2"),
                new InvoiceFact.Voided(BCME, SECOND, "wrong", "ann"));

        assertThat(invoices.invoice(FIRST).orElseThrow().state()).isEqualTo(State.PAID);
        assertThat(invoices.invoice(SECOND).orElseThrow().state()).isEqualTo(State.VOIDED);
    }

    @Test
    void what_is_parked_or_drafted_is_open_until_an_invoice_holds_for_it_and_again_after_a_void() {
        var invoices = after(
                new InvoiceFact.Parked(ACME, OF_ACME, "the sum is wrong"),
                new InvoiceFact.Drafted(BCME, OF_BCME, USD, TEN));

        assertThat(invoices.openClaims(Optional.of(MARCH), Optional.empty()))
                .extracting(OpenClaim::account, OpenClaim::reason)
                .containsExactly(tuple(ACME, Optional.of("the sum is wrong")), tuple(BCME, Optional.empty()));

        after(new InvoiceFact.Drafted(ACME, OF_ACME, USD, TEN), issued(FIRST, ACME, OF_ACME));
        assertThat(invoices.openClaims(Optional.empty(), Optional.of(ACME))).isEmpty();

        after(new InvoiceFact.Voided(ACME, FIRST, "wrong", "ann"));
        assertThat(invoices.openClaims(Optional.empty(), Optional.of(ACME)))
                .extracting(OpenClaim::reason)
                .containsExactly(Optional.empty());
    }

    @Test
    void due_statements_come_in_pages_with_what_their_figures_can_be_checked_by() {
        statement("acme", 7, "LIVE", "10.00", "4.00", "6.005");
        statement("acme", 6, "SHADOW", "99.00");
        statement("bcme", 9, "LIVE", "0.00");

        var first = models.invoices().liveStatements(MARCH, Place.FIRST, 1).getFirst();
        var rest = models.invoices().liveStatements(MARCH, new Place("acme", 7), 10);

        assertThat(first.account()).isEqualTo(ACME);
        assertThat(first.source().sequence()).isEqualTo(7);
        assertThat(first.lines()).isEqualTo(2);
        assertThat(first.linesFound()).isEqualTo(2);
        assertThat(first.sum()).isEqualByComparingTo("10.005");
        assertThat(first.decimals()).isEqualTo(3);
        assertThat(first.chainHead()).isEmpty();
        assertThat(rest).hasSize(1);
        assertThat(rest.getFirst().sum()).isEqualByComparingTo("0");
        assertThat(models.invoices().liveStatementCount(MARCH)).isEqualTo(2);
    }

    @Test
    void a_posted_back_bill_is_due_in_its_month_with_its_lines() {
        var posted = Examples.entries().stream()
                .filter(BackBillEntry.Posted.class::isInstance)
                .map(BackBillEntry.Posted.class::cast)
                .findFirst()
                .orElseThrow();
        byte[] entry = LedgerCodec.encode(new ChainedEntry(ACME, 12, Hash.NONE, posted));
        new Select(database)
                .all(
                        "insert into back_bill_entry (account, billing_case, type, sequence, period, hash, entry)"
                                + " values ('acme', 'bb-1', ?, 12, '2026-03', ?, ?) returning 1",
                        row -> row.getInt(1),
                        LedgerCodec.BACK_BILL_POSTED,
                        Hash.of(entry).bytes(),
                        entry);

        var due = models.invoices().postedBackBills(MARCH, Place.FIRST, 10);

        assertThat(due).hasSize(1);
        assertThat(due.getFirst().source()).isEqualTo(new Source(Kind.BACK_BILL, MARCH, 12, Hash.of(entry)));
        assertThat(due.getFirst().total()).isEqualByComparingTo("0.15");
        assertThat(due.getFirst().sum()).isEqualByComparingTo("0.21");
        assertThat(due.getFirst().decimals()).isEqualTo(2);
        assertThat(models.invoices().postedBackBillCount(MARCH)).isEqualTo(1);
        assertThat(models.invoices().postedBackBills(MARCH, new Place("acme", 12), 10))
                .isEmpty();
        assertThat(models.invoices().backBillLines(ACME, 12))
                .isEqualTo(posted.backBill().lines());
        assertThat(models.invoices().backBillLines(ACME, 11)).isEmpty();
    }

    private void statement(String account, long sequence, String mode, String total, String... amounts) {
        var rows = new Select(database);
        rows.all(
                "insert into statement (account, sequence, hash, period, mode, currency, lines, total)"
                        + " values (?, ?, sha256(''), '2026-03', ?, 'USD', ?, ?::numeric) returning 1",
                row -> row.getInt(1),
                account,
                sequence,
                mode,
                amounts.length,
                total);
        for (int line = 0; line < amounts.length; line++) {
            rows.all("""
                    insert into statement_line (account, sequence, line, line_kind, kind, app, app_name, name, sku,
                        commanded_ms, observed_ms, billable_ms, crash_ms, lost_ms, maintenance_ms, billed_ms, quantity,
                        unit, list_amount, amount, detail)
                    values (?, ?, ?, 'USAGE', 'DYNO', 'shop', 'shop', 'web', 'sku', 0, 0, 0, 0, 0, 0, 0, 1, 'ms', 0,
                        ?::numeric, '') returning 1""", row -> row.getInt(1), account, sequence, line, amounts[line]);
        }
    }
}
