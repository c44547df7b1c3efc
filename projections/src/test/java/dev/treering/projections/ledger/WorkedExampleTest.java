package dev.treering.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.Price.Graduated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Tier;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page docs/usage-to-amount.md: its facts go in, and every figure of its tables comes out. */
class WorkedExampleTest {

    private static final long HOUR_MS = 3_600_000;
    private static final WorkedPage PAGE = WorkedPage.read(Path.of("../docs/usage-to-amount.md"));
    private static final WorkedPage DYNOS = PAGE.section("Dynos by the month");
    private static final WorkedPage REQUESTS = PAGE.section("Requests in tiers, with a discount, a credit and tax");
    private static final WorkedPage LATE = PAGE.section("When usage arrives after the close");
    private static final AccountId BIRCH = new AccountId("birch");
    private static final Sku REQUESTS_METER = new Sku("requests");

    @Test
    void the_cells_are_those_of_the_page() {
        var cells = dynos(Basis.LESSER).said(CellMetered.class);
        Usage april = cells.stream().map(CellMetered::usage).reduce(Usage.NONE, Usage::plus);

        assertThat(cells).hasSize(2);
        assertThat(DYNOS.table("Cell", "commanded h"))
                .containsExactly(
                        hours(
                                cells.getFirst().day().toString(),
                                cells.getFirst().usage()),
                        hours(cells.getLast().day().toString(), cells.getLast().usage()),
                        hours("April", april));
    }

    @Test
    void the_drawn_levels_are_those_of_the_cells() {
        var cells = DYNOS.table("Cell", "commanded h");

        assertThat(List.of(drawnHours("commanded"), drawnHours("observed"), drawnHours("billable")))
                .containsExactly(column(cells, 1), column(cells, 2), column(cells, 3));
    }

    @Test
    void the_line_by_each_basis_is_that_of_the_page() {
        var rows = DYNOS.table("Basis", "billed ms");

        assertThat(rows).hasSize(Basis.values().length);
        for (List<String> row : rows) {
            StatementLine line = onlyLine(dynos(Basis.valueOf(row.getFirst())));
            assertThat(line.billedMs())
                    .as("billed, %s", row)
                    .isEqualTo(figure(row.get(1)).longValueExact());
            assertThat(line.amount()).as("amount, %s", row).isEqualTo(figure(row.get(3)));
        }
    }

    @Test
    void the_exact_amounts_are_price_times_time_over_the_month_and_the_lines_are_they_rounded() {
        BigInteger price =
                figure(DYNOS.bold().getFirst().replace(" a month", "")).toBigIntegerExact();
        for (List<String> row : DYNOS.table("Basis", "billed ms")) {
            String[] ratio = row.get(2).split("/", -1);
            BigInteger above = new BigInteger(ratio[0]);
            BigInteger below = new BigInteger(ratio[1]);

            // price × ms / ms of 30 days = above / below
            assertThat(price.multiply(figure(row.get(1)).toBigIntegerExact()).multiply(below))
                    .isEqualTo(above.multiply(BigInteger.valueOf(30 * 24 * HOUR_MS)));
            assertThat(new BigDecimal(above).divide(new BigDecimal(below), 2, RoundingMode.HALF_UP))
                    .isEqualTo(figure(row.get(3)));
        }
    }

    @Test
    void the_statement_of_the_dynos_comes_to_the_total_of_the_page() {
        assertThat(statement(dynos(Basis.LESSER)).total() + " USD")
                .isEqualTo(DYNOS.bold().getLast());
    }

    @Test
    void tier_discount_credit_and_tax_are_those_of_the_page() {
        StatementIssued statement = statement(requests());
        StatementLine usage = line(statement, LineKind.USAGE);

        assertThat(amount("first tier")).isEqualByComparingTo(product("first tier"));
        assertThat(amount("second tier")).isEqualByComparingTo(product("second tier"));
        assertThat(usage.listAmount()).isEqualTo(amount("list amount"));
        assertThat(amount("discount")).isEqualByComparingTo(discounted());
        assertThat(usage.amount()).isEqualTo(amount("usage line"));
        assertThat(line(statement, LineKind.CREDIT).amount()).isEqualTo(amount("credit line"));
        assertThat(line(statement, LineKind.TAX).amount()).isEqualTo(amount("tax line"));
        assertThat(statement.total()).isEqualTo(amount("total"));
        assertThat(statement.lines()).hasSize(3);
    }

    @Test
    void late_usage_is_corrected_as_on_the_page() {
        WorkedLedger ledger = requests();
        LATE.table("Arrives late", "Reported").forEach(row -> reported(ledger, row));
        ledger.accept(WorkedDynos.instant("2026-06-01 00:00"), new ClockFact.PeriodClosed(YearMonth.of(2026, 5)));
        var statements = ledger.said(StatementIssued.class);

        assertThat(statements).hasSize(2);
        assertThat(statements.getLast().lines().stream().map(WorkedExampleTest::correction))
                .containsExactlyElementsOf(LATE.table("Day", "Line"));
        assertThat(LATE.bold())
                .containsExactly(
                        statements.getLast().total() + " USD",
                        statements.getFirst().total().add(statements.getLast().total()) + " USD");
    }

    @Test
    void the_steps_of_the_correction_are_the_sums_of_its_lines() {
        List<List<String>> steps = LATE.table("April with", "Requests");
        List<List<String>> lines = LATE.table("Day", "Line");
        for (int step = 1; step < steps.size(); step++) {
            for (String kind : List.of("USAGE", "TAX")) {
                int column = kind.equals("USAGE") ? 2 : 4;
                BigDecimal difference = figure(steps.get(step).get(column))
                        .subtract(figure(steps.get(step - 1).get(column)));
                List<String> line = lines.get(2 * (step - 1) + (kind.equals("USAGE") ? 0 : 1));
                assertThat(line.get(1)).isEqualTo(kind);
                assertThat(figure(line.get(3))).isEqualTo(difference);
            }
        }
    }

    private static List<String> correction(StatementLine line) {
        boolean isUsage = line.kind() == LineKind.USAGE;
        return List.of(
                line.corrects().orElseThrow().day().orElseThrow().toString(),
                line.kind().name(),
                isUsage ? String.format(Locale.ROOT, "%,d", line.quantity().longValueExact()) : "",
                line.amount().toPlainString(),
                "");
    }

    private static WorkedLedger dynos(Basis basis) {
        var monthly = figure(DYNOS.bold().getFirst().replace(" a month", ""));
        var price = new PriceItem(Sku.of(WorkedDynos.SIZE), new CalendarProrated(monthly), ItemTerms.PLAIN.with(basis));
        var ledger = new WorkedLedger(WorkedDynos.ACCOUNT, price);
        var facts = new WorkedDynos();
        DYNOS.table("Held at", "Fact")
                .forEach(row -> ledger.accept(WorkedDynos.instant(row.getFirst()), facts.fact(row)));
        return ledger;
    }

    private static WorkedLedger requests() {
        List<BigDecimal> terms =
                REQUESTS.bold().stream().map(WorkedExampleTest::figure).toList();
        var tiers = new Graduated(List.of(
                new Tier(Optional.of(terms.get(0)), terms.get(1), BigDecimal.ZERO, Optional.empty()),
                new Tier(Optional.empty(), terms.get(2), BigDecimal.ZERO, Optional.empty())));
        var ledger = new WorkedLedger(BIRCH, new PriceItem(REQUESTS_METER, tiers));
        var from = WorkedLedger.FIRST_DAY;
        ledger.accept(
                WorkedLedger.BEFORE,
                new AccountFact.DiscountAgreed(BIRCH, "agreed", terms.get(3), Set.of(), from, Optional.empty()));
        ledger.accept(
                WorkedLedger.BEFORE,
                new AccountFact.CreditGranted(BIRCH, "welcome", terms.get(4), from, Optional.empty(), "welcome"));
        ledger.accept(
                WorkedLedger.BEFORE,
                new AccountFact.TaxAssigned(BIRCH, "", TaxMode.EXCLUSIVE, terms.get(5), "NL", from));
        REQUESTS.table("Held at", "Reported").forEach(row -> reported(ledger, row));
        ledger.accept(WorkedDynos.instant("2026-05-01 00:00"), new ClockFact.PeriodClosed(YearMonth.of(2026, 4)));
        return ledger;
    }

    private static void reported(WorkedLedger ledger, List<String> row) {
        ledger.accept(
                WorkedDynos.instant(row.getFirst()),
                new UsageFact.Reported(BIRCH, "shop", REQUESTS_METER, figure(row.get(1)), "request"));
    }

    /** The two factors of a step of the page, multiplied. */
    private static BigDecimal product(String step) {
        String[] factors = how(step).split(" × ", -1);
        return figure(factors[0]).multiply(figure(factors[1]));
    }

    private static BigDecimal discounted() {
        BigDecimal percent = figure(REQUESTS.bold().get(3));
        return amount("first tier")
                .add(amount("second tier"))
                .multiply(BigDecimal.valueOf(100).subtract(percent))
                .divide(BigDecimal.valueOf(100));
    }

    private static String how(String step) {
        return step(step).get(1);
    }

    private static BigDecimal amount(String step) {
        return figure(step(step).get(2));
    }

    private static List<String> step(String name) {
        return REQUESTS.table("Step", "How").stream()
                .filter(row -> row.getFirst().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static StatementIssued statement(WorkedLedger ledger) {
        assertThat(ledger.said(StatementIssued.class)).hasSize(1);
        return ledger.said(StatementIssued.class).getFirst();
    }

    private static StatementLine onlyLine(WorkedLedger ledger) {
        assertThat(statement(ledger).lines()).hasSize(1);
        return statement(ledger).lines().getFirst();
    }

    private static StatementLine line(StatementIssued statement, LineKind kind) {
        return statement.lines().stream()
                .filter(line -> line.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** A row of the table of cells, the last cell of which is what follows the last bar. */
    private static List<String> hours(String name, Usage usage) {
        return List.of(
                name,
                inHours(usage.commandedMs()),
                inHours(usage.observedMs()),
                inHours(usage.billableMs()),
                inHours(usage.crashMs()),
                inHours(usage.unservedMs()),
                inHours(usage.overrunMs()),
                "");
    }

    private static String inHours(long ms) {
        assertThat(ms % HOUR_MS).isZero();
        return Long.toString(ms / HOUR_MS);
    }

    /** Dyno hours of each drawn day, and of both. */
    private static List<String> drawnHours(String row) {
        List<Integer> days = DYNOS.drawn(row).stream()
                .filter(day -> !day.isEmpty())
                .map(day -> day.chars().map(Character::getNumericValue).sum())
                .toList();
        return List.of(days.get(0).toString(), days.get(1).toString(), Integer.toString(days.get(0) + days.get(1)));
    }

    private static List<String> column(List<List<String>> rows, int column) {
        return rows.stream().map(row -> row.get(column)).toList();
    }

    private static BigDecimal figure(String text) {
        return new BigDecimal(text.replace(",", ""));
    }
}
