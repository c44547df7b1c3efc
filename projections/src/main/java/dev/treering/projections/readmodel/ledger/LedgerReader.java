package dev.treering.projections.readmodel.ledger;

import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.query.LedgerQueries;
import dev.treering.projections.readmodel.sql.Select;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers from the tables of the ledgers. */
public final class LedgerReader implements LedgerQueries {

    /** SHADOW before LIVE, as the enum has them, and as they follow each other in time. */
    private static final String BY_MODE = "case mode when 'SHADOW' then 0 else 1 end, sequence";

    /** As the enum has them. */
    private static final String BY_KIND = Stream.of(ResourceKind.values())
            .map(kind -> "'" + kind + "'")
            .collect(Collectors.joining(", ", "array_position(array[", "], kind)"));

    private static final String WITHHELD = """
            select * from withheld w where not exists (
                select from statement s
                where s.account = w.account and s.period = w.period and s.mode = w.mode and s.sequence > w.sequence)""";

    private final Select select;

    public LedgerReader(Select select) {
        this.select = select;
    }

    @Override
    public List<CellMetered> usage(AccountId account, YearMonth month) {
        return metered("cell", LedgerViews::cell, account, month);
    }

    @Override
    public List<CounterMetered> counters(AccountId account, YearMonth month) {
        return metered("counter", LedgerViews::counter, account, month);
    }

    private <T> List<T> metered(String table, Select.Row<T> row, AccountId account, YearMonth month) {
        return select.all(
                "select * from " + table + " where account = ? and day between ? and ? order by app, name, sku, "
                        + BY_KIND + ", day",
                row,
                account.value(),
                month.atDay(1),
                month.atEndOfMonth());
    }

    @Override
    public List<StatementView> statements(AccountId account, YearMonth period) {
        record Placed(long sequence, StatementLine line) {}
        var statements = select.all(
                "select * from statement where account = ? and period = ? order by " + BY_MODE,
                LedgerViews::statementWithoutLines,
                account.value(),
                period.toString());
        // a statement and its lines are written in one transaction: whoever sees the one sees the others
        Map<Long, List<StatementLine>> lines = select
                .all(
                        """
                        select l.* from statement_line l join statement s using (account, sequence)
                        where account = ? and period = ? order by sequence, line""",
                        row -> new Placed(row.getLong("sequence"), LedgerViews.line(row)),
                        account.value(),
                        period.toString())
                .stream()
                .collect(
                        Collectors.groupingBy(Placed::sequence, Collectors.mapping(Placed::line, Collectors.toList())));
        return statements.stream()
                .map(view -> LedgerViews.with(view, lines.getOrDefault(view.sequence(), List.of())))
                .toList();
    }

    @Override
    public List<StatementSummary> statements(Optional<YearMonth> period) {
        return period.map(month -> select.all(
                        "select * from statement where period = ? order by account, " + BY_MODE,
                        LedgerViews::summary,
                        month.toString()))
                .orElseGet(() -> select.all(
                        "select * from statement order by period, account, " + BY_MODE, LedgerViews::summary));
    }

    @Override
    public List<StatementWithheld> withheld(AccountId account) {
        return select.all(
                WITHHELD + " and account = ? order by period, " + BY_MODE, LedgerViews::withheld, account.value());
    }

    @Override
    public List<WithheldView> withheld(YearMonth period) {
        return select.all(
                WITHHELD + " and period = ? order by account, " + BY_MODE,
                row -> new WithheldView(new AccountId(row.getString("account")), LedgerViews.withheld(row)),
                period.toString());
    }

    @Override
    public List<ChainHead> chainHeads() {
        return select.all("select * from chain_head order by account", LedgerViews::chainHead);
    }
}
