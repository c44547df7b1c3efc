package dev.treering.projections.ledger;

import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.model.Fraction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the trace's cells, computed apart from us, come to; in exact fractions, and in as few rules as it takes. */
final class OpenbFigures {

    /** A day's usage of one resource as it stands in the file. */
    record Row(String account, String app, String process, String size, LocalDate day, long[] ms) {

        private static final int COMMANDED = 0;
        private static final int OBSERVED = 1;
        private static final int BILLABLE = 2;

        static Row of(String line) {
            String[] column = line.split(",", -1);
            return new Row(column[0], column[1], column[2], column[3], LocalDate.parse(column[4]), new long[] {
                Long.parseLong(column[5]), Long.parseLong(column[6]), Long.parseLong(column[7])
            });
        }

        long commanded() {
            return ms[COMMANDED];
        }

        long observed() {
            return ms[OBSERVED];
        }

        long billable() {
            return ms[BILLABLE];
        }
    }

    /** What a day's price is. */
    record DayPrice(int version, BigDecimal monthly) {}

    private static final Currency USD = Currency.getInstance("USD");

    /** All accounts of the trace are charged from this day on. */
    private static final LocalDate LIVE = LocalDate.of(2026, 4, 1);

    /** The trace closes no month after this one. */
    private static final YearMonth LAST_CLOSED = YearMonth.of(2026, 4);

    private OpenbFigures() {}

    /**
     * One text a statement, by account and month: its mode, its lines, its total.
     *
     * @param billed which of the day's figures is billed
     */
    static List<String> statements(List<String> cells, Function<Row, Long> billed, Function<Row, DayPrice> price) {
        var used = new TreeMap<String, Map<String, Long>>();
        var prices = new TreeMap<String, BigDecimal>();
        for (String cell : cells) {
            Row row = Row.of(cell);
            YearMonth month = YearMonth.from(row.day());
            if (!month.isAfter(LAST_CLOSED) && billed.apply(row) > 0) {
                String mode = (row.day().isBefore(LIVE) ? BillingMode.SHADOW : BillingMode.LIVE).name();
                DayPrice ofDay = price.apply(row);
                String line = row.app() + " " + row.process() + " " + row.size() + " @" + ofDay.version();
                used.computeIfAbsent(row.account() + "/" + month + " " + mode, _ -> new TreeMap<>())
                        .merge(line, billed.apply(row), Long::sum);
                prices.put(line, ofDay.monthly());
            }
        }
        return used.entrySet().stream()
                .map(statement -> statement(statement.getKey(), statement.getValue(), prices))
                .toList();
    }

    private static String statement(String of, Map<String, Long> lines, Map<String, BigDecimal> prices) {
        var month = YearMonth.parse(of.substring(of.indexOf('/') + 1, of.indexOf(' ')));
        var monthMs = Fraction.of(month.lengthOfMonth()).times(Fraction.of(86_400_000));
        var text = new StringBuilder(of);
        var total = BigDecimal.ZERO;
        for (var line : lines.entrySet()) {
            BigDecimal amount = Fraction.of(prices.getOrDefault(line.getKey(), BigDecimal.ZERO))
                    .times(Fraction.of(line.getValue()))
                    .over(monthMs)
                    .rounded(USD);
            total = total.add(amount);
            text.append("\n  ")
                    .append(line.getKey())
                    .append(' ')
                    .append(line.getValue())
                    .append(" ms = ")
                    .append(amount);
        }
        return text.append("\n  total ").append(total).toString();
    }

    /** The same texts of what the ledger issued. */
    static List<String> issued(List<LedgerRecord> records) {
        var issued = new TreeMap<String, String>();
        for (LedgerRecord entry : records) {
            if (entry.chained().entry() instanceof StatementIssued statement) {
                String of = entry.chained().account() + "/" + statement.period() + " " + statement.mode();
                var text = new StringBuilder(of);
                statement.lines().forEach(line -> text.append("\n  ").append(shown(line)));
                issued.put(
                        of, text.append("\n  total ").append(statement.total()).toString());
            }
        }
        return List.copyOf(issued.values());
    }

    /** The newest cells as the file has them. */
    static List<String> cells(List<LedgerRecord> records) {
        var newest = new TreeMap<String, String>();
        for (LedgerRecord entry : records) {
            if (entry.chained().entry() instanceof CellMetered cell) {
                var resource = cell.resource();
                String key = entry.chained().account() + "," + resource.app() + "," + resource.name() + ","
                        + resource.sku() + "," + cell.day();
                newest.put(
                        key,
                        key + "," + cell.usage().commandedMs() + ","
                                + cell.usage().observedMs() + ","
                                + cell.usage().billableMs());
            }
        }
        return List.copyOf(newest.values());
    }

    private static String shown(StatementLine line) {
        var resource = line.resource();
        return resource.app() + " " + resource.name() + " " + resource.sku() + " @"
                + line.book().orElseThrow().version() + " " + line.billedMs() + " ms = " + line.amount();
    }
}
