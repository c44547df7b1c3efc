package dev.treering.projections.ledger;

import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.ledger.OpenbFigures.Row;
import dev.treering.projections.model.Fraction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What the pilot's cells, computed apart from us, come to: by account, and by month and resource, as text. */
final class OpenbPilotFigures {

    private static final Currency USD = Currency.getInstance("USD");

    private OpenbPilotFigures() {}

    /**
     * Each rounded once.
     *
     * @param cells as they stand in the file
     * @param until first day that is not of the pilot any more
     * @param monthly what a size costs a month
     */
    static SortedMap<AccountId, SortedMap<String, BigDecimal>> of(
            List<String> cells, LocalDate until, Function<String, BigDecimal> monthly) {
        var exact = new TreeMap<AccountId, SortedMap<String, Long>>();
        var sizes = new TreeMap<String, String>();
        for (String cell : cells) {
            Row row = Row.of(cell);
            if (row.day().isBefore(until) && row.billable() > 0) {
                String group = group(row.day(), row.app(), row.process(), row.size());
                sizes.put(group, row.size());
                exact.computeIfAbsent(new AccountId(row.account()), _ -> new TreeMap<>())
                        .merge(group, row.billable(), Long::sum);
            }
        }
        var amounts = new TreeMap<AccountId, SortedMap<String, BigDecimal>>();
        exact.forEach((account, groups) ->
                groups.forEach((group, ms) -> amounts.computeIfAbsent(account, _ -> new TreeMap<>())
                        .put(group, amount(group, ms, monthly.apply(sizes.getOrDefault(group, ""))))));
        return amounts;
    }

    static String group(CellAmount cell) {
        var resource = cell.resource();
        return group(cell.day(), resource.app(), resource.name(), resource.sku().value());
    }

    private static String group(LocalDate day, String app, String process, String size) {
        return YearMonth.from(day) + " " + app + " " + process + " " + size;
    }

    private static BigDecimal amount(String group, long ms, BigDecimal monthly) {
        var month = YearMonth.parse(group.substring(0, group.indexOf(' ')));
        var monthMs = Fraction.of(month.lengthOfMonth()).times(Fraction.of(86_400_000));
        return Fraction.of(monthly).times(Fraction.of(ms)).over(monthMs).rounded(USD);
    }
}
