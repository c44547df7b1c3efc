package dev.treering.server.demo;

import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.query.LedgerQueries.StatementView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as a page for somebody who has five minutes. */
public final class Page {

    private static final String LEVELS = " ▁▂▃▄▅▆▇█";
    private static final long DAY_MS = 86_400_000;

    private final StringBuilder text = new StringBuilder();

    private Page() {}

    public static String of(Report report) {
        var page = new Page();
        page.pictures(report);
        page.statements(report);
        page.backBill(report);
        page.invoices(report);
        page.served(report);
        page.audit(report);
        return page.text.toString();
    }

    private void pictures(Report report) {
        line("");
        line("DYNOS CHARGED, a column a day (UTC)                      February                     March");
        Map<Resource, Map<LocalDate, Long>> byResource = dynos(report)
                .collect(Collectors.groupingBy(
                        CellMetered::resource,
                        TreeMap::new,
                        Collectors.toMap(CellMetered::day, cell -> cell.usage().billableMs())));
        byResource.forEach((resource, days) -> {
            String name = "%s %s %s".formatted(resource.app(), resource.name(), resource.sku());
            line(String.format(Locale.ROOT, "  %-32s |%s|%s|", name, month(days, 0), month(days, 1)));
        });
    }

    /** A bar a day, an eighth of full height for half a dyno all day long. */
    private static String month(Map<LocalDate, Long> days, int which) {
        YearMonth month = Report.MONTHS.get(which);
        var bars = new StringBuilder();
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            long halves = (2 * days.getOrDefault(day, 0L) + DAY_MS - 1) / DAY_MS;
            bars.append(LEVELS.charAt((int) Math.min(halves, LEVELS.length() - 1)));
        }
        return bars.toString();
    }

    private void statements(Report report) {
        for (StatementView view : report.statements()) {
            var statement = view.statement();
            line("");
            line("STATEMENT  " + view.account() + "  " + statement.period() + "  "
                    + (statement.mode() == BillingMode.SHADOW ? "SHADOW: this is not an invoice" : "LIVE"));
            for (StatementLine each : statement.lines()) {
                line(line(each, statement.currency()));
            }
            line(String.format(
                    Locale.ROOT, "  total %70s", statement.total().toPlainString() + " " + statement.currency()));
            line("  hash  " + view.hash());
        }
    }

    private void backBill(Report report) {
        report.backBill().ifPresent(posted -> {
            BackBill backBill = posted.backBill();
            line("");
            line("BACK-BILL  " + posted.billingCase() + "  " + backBill.cells().size() + " cells, each resolved once");
            amount("pending", sum(backBill, cell -> cell.pending().amount()), backBill);
            amount("less price rule", sum(backBill, BackBilledCell::price).negate(), backBill);
            amount("less discount", sum(backBill, BackBilledCell::discount).negate(), backBill);
            amount("posted", sum(backBill, BackBilledCell::posted), backBill);
            line("  hash  " + posted.hash());
        });
    }

    private void amount(String what, BigDecimal amount, BackBill backBill) {
        line(String.format(Locale.ROOT, "  %-16s %60s", what, amount.toPlainString() + " " + backBill.currency()));
    }

    private static BigDecimal sum(BackBill backBill, Function<BackBilledCell, BigDecimal> part) {
        return backBill.cells().stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void invoices(Report report) {
        line("");
        line("INVOICES");
        report.invoices()
                .forEach(invoice -> line(String.format(
                        Locale.ROOT,
                        "  %-11s %-7s %-10s %-8s %-10s %26s",
                        invoice.number(),
                        invoice.account(),
                        invoice.source().kind(),
                        invoice.source().period(),
                        invoice.state(),
                        invoice.total().toPlainString() + " " + invoice.currency())));
    }

    /** Time with its price; of anything else, what it is. */
    private static String line(StatementLine line, Currency currency) {
        String what = line.kind() == LineKind.USAGE && line.resource().kind() == ResourceKind.DYNO
                ? String.format(
                        Locale.ROOT,
                        "%10s h  at %s %s/%s",
                        hours(line.billedMs()),
                        line.unitPrice().map(BigDecimal::toPlainString).orElse("-"),
                        currency,
                        line.unit())
                : line.kind() + " " + line.detail();
        return String.format(
                Locale.ROOT,
                "  %-6s %-7s %-12s %-32s  %10s",
                line.appName(),
                line.resource().name(),
                line.resource().sku(),
                what,
                line.amount().toPlainString());
    }

    private static Stream<CellMetered> dynos(Report report) {
        return report.cells().stream().filter(cell -> cell.resource().kind() == ResourceKind.DYNO);
    }

    private void served(Report report) {
        Usage all = dynos(report).map(CellMetered::usage).reduce(Usage.NONE, Usage::plus);
        line("");
        line("YOU PAY FOR WHAT YOU ASKED FOR AND GOT");
        line("  asked for " + hours(all.commandedMs()) + " h, seen running " + hours(all.observedMs()) + " h, charged "
                + hours(all.billableMs()) + " h");
        line("  asked for but not running (boot, crash, roll-out): " + seconds(all.unservedMs()) + " s");
        line("  running but not asked for (overlap, draining):     " + seconds(all.overrunMs()) + " s");
    }

    private void audit(Report report) {
        line("");
        line("AUDIT  " + report.audit().verdict() + ": the log of " + report.facts()
                + " facts was replayed apart from everything above and compared byte for byte");
        new TreeMap<>(report.audit().report()).forEach((name, value) -> line("  " + name + "  " + value));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String hours(long ms) {
        return BigDecimal.valueOf(ms)
                .divide(BigDecimal.valueOf(3_600_000), 3, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String seconds(long ms) {
        return BigDecimal.valueOf(ms, 3).stripTrailingZeros().toPlainString();
    }
}
