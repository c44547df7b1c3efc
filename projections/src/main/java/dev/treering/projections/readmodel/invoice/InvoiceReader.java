package dev.treering.projections.readmodel.invoice;

import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.projections.query.InvoiceQueries;
import dev.treering.projections.readmodel.sql.Select;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers from the tables of invoices, and from the statements that are to become some. */
public final class InvoiceReader implements InvoiceQueries {

    private static final String LIVE_STATEMENTS = """
            select s.*, f.lines_found, f.sum, f.decimals, h.sequence as head_sequence, h.hash as head_hash,
                a.currency as agreed
            from (
                select * from statement
                where period = ? and mode = 'LIVE' and (account, sequence) > (?, ?)
                order by account, sequence limit ?
            ) s
            cross join lateral (
                select count(*) as lines_found, coalesce(sum(amount), 0) as sum,
                    coalesce(max(scale(trim_scale(amount))), 0) as decimals
                from statement_line l where l.account = s.account and l.sequence = s.sequence
            ) f
            left join chain_head h on h.account = s.account
            left join account a on a.account = s.account
            order by s.account, s.sequence""";

    private static final String POSTED_BACK_BILLS = """
            select e.*, h.sequence as head_sequence, h.hash as head_hash, a.currency as agreed
            from back_bill_entry e
            left join chain_head h on h.account = e.account
            left join account a on a.account = e.account
            where e.type = ? and e.period = ? and (e.account, e.sequence) > (?, ?)
            order by e.account, e.sequence limit ?""";

    /** Not the view of standings: the planner would look at what became of every invoice first. */
    private static final String UNDELIVERED = """
            from invoice i
            where position > ? and not exists (
                select from invoice_event e where e.invoice = i.number and e.kind in ('DELIVERED', 'VOIDED'))""";

    private final Select select;

    public InvoiceReader(Select select) {
        this.select = select;
    }

    @Override
    public List<Due> postedBackBills(YearMonth month, Place after, int limit) {
        return select.all(
                POSTED_BACK_BILLS,
                InvoiceViews::backBill,
                LedgerCodec.BACK_BILL_POSTED,
                month.toString(),
                after.account(),
                after.sequence(),
                limit);
    }

    @Override
    public int postedBackBillCount(YearMonth month) {
        return select.all(
                        "select count(*) from back_bill_entry where type = ? and period = ?",
                        row -> row.getInt(1),
                        LedgerCodec.BACK_BILL_POSTED,
                        month.toString())
                .getFirst();
    }

    @Override
    public List<StatementLine> backBillLines(AccountId account, long sequence) {
        return select
                .all(
                        "select * from back_bill_entry where type = ? and account = ? and sequence = ?",
                        row -> InvoiceViews.posted(row).backBill().lines(),
                        LedgerCodec.BACK_BILL_POSTED,
                        account.value(),
                        sequence)
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<Due> liveStatements(YearMonth month, Place after, int limit) {
        return select.all(
                LIVE_STATEMENTS,
                row -> InvoiceViews.due(row, Kind.STATEMENT),
                month.toString(),
                after.account(),
                after.sequence(),
                limit);
    }

    @Override
    public int liveStatementCount(YearMonth month) {
        return select.all(
                        "select count(*) from statement where period = ? and mode = 'LIVE'",
                        row -> row.getInt(1),
                        month.toString())
                .getFirst();
    }

    @Override
    public List<InvoiceView> invoices(Optional<YearMonth> month, Optional<AccountId> account, Optional<State> state) {
        var asked = new Asked();
        month.ifPresent(value -> asked.and("period", value));
        account.ifPresent(value -> asked.and("account", value));
        state.ifPresent(value -> asked.and("state", value));
        return select.all(
                "select * from invoice_standing where true" + asked.sql + " order by position",
                InvoiceViews::invoice,
                asked.values.toArray());
    }

    @Override
    public Optional<InvoiceView> invoice(InvoiceNumber number) {
        return select
                .all("select * from invoice_standing where number = ?", InvoiceViews::invoice, number.toString())
                .stream()
                .findFirst();
    }

    @Override
    public List<Happening> story(InvoiceNumber number) {
        return select.all(
                "select * from invoice_event where invoice = ? order by position",
                InvoiceViews::happening,
                number.toString());
    }

    @Override
    public List<OpenClaim> openClaims(Optional<YearMonth> month, Optional<AccountId> account) {
        var asked = new Asked();
        month.ifPresent(value -> asked.and("period", value));
        account.ifPresent(value -> asked.and("account", value));
        return select.all(
                "select * from invoice_open_claim where true" + asked.sql + " order by account, period, sequence",
                InvoiceViews::openClaim,
                asked.values.toArray());
    }

    @Override
    public List<InvoiceView> undelivered(Optional<YearMonth> month, long afterPosition, int limit) {
        var asked = new Asked();
        asked.values.add(afterPosition);
        month.ifPresent(value -> asked.and("period", value));
        asked.values.add(limit);
        return select.all(
                "select i.*, 0::numeric as credited, 'ISSUED' as state " + UNDELIVERED + asked.sql
                        + " order by position limit ?",
                InvoiceViews::invoice,
                asked.values.toArray());
    }

    @Override
    public int undeliveredCount(Optional<YearMonth> month) {
        var asked = new Asked();
        asked.values.add(-1L);
        month.ifPresent(value -> asked.and("period", value));
        return select.all("select count(*) " + UNDELIVERED + asked.sql, row -> row.getInt(1), asked.values.toArray())
                .getFirst();
    }

    /** What is asked about, as conditions. */
    private static final class Asked {

        private final StringBuilder sql = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        void and(String column, Object value) {
            sql.append(" and ").append(column).append(" = ?");
            values.add(value.toString());
        }
    }
}
