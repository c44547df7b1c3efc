package dev.treering.projections.backbilling;

import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.rating.ExactAmount;
import dev.treering.projections.rating.MinorUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** What a case comes to: a pure function of its proposal, of what is pending and disputed, and of prices and taxes. */
final class Computation {

    private static final Currency WITHOUT_ACCOUNT = Currency.getInstance("XXX");

    private final PendingCells pending;
    private final AccountTerms terms;

    Computation(PendingCells pending, AccountTerms terms) {
        this.pending = pending;
        this.terms = terms;
    }

    /** The cells that the account's open case would post now, and those of its days that it leaves out. */
    Selection selected(OpenCase open, Standing standing) {
        var proposal = open.proposal();
        return Selection.of(
                open,
                standing.disputes().values(),
                pending.between(proposal.account(), proposal.from(), proposal.until()));
    }

    /** In figures. Taxed as on the day of the proposal, and for its month, until it is posted. */
    BackBill of(OpenCase open, Standing standing) {
        var proposal = open.proposal();
        AccountId account = proposal.account();
        Currency currency = terms.currency(account).orElse(WITHOUT_ACCOUNT);
        var unit = MinorUnit.of(currency);
        Selection selection = selected(open, standing);
        var cells = new Reduced(proposal.terms(), unit, selection.included())
                .by(priceRule(account, proposal.terms().priceRule()));
        List<StatementLine> lines = new CaseLines(account, terms, unit).of(cells, proposal.on());
        BigDecimal total =
                lines.stream().map(StatementLine::amount).reduce(unit.rounded(ExactAmount.ZERO), BigDecimal::add);
        return new BackBill(YearMonth.from(proposal.on()), currency, cells, selection.excluded(), lines, total);
    }

    private BiFunction<Group, List<CellAmount>, ExactAmount> priceRule(AccountId account, PriceRule rule) {
        var repriced = new TreeMap<YearMonth, Optional<SortedMap<Resource, SortedMap<LocalDate, BigDecimal>>>>();
        return (group, cells) -> switch (rule) {
            case THEN_CURRENT -> sum(cells);
            case LOWER ->
                repriced.computeIfAbsent(group.period(), period -> terms.atGoLive(account, period))
                        .map(amounts -> atGoLive(
                                account,
                                group,
                                cells,
                                amounts.getOrDefault(group.resource(), Collections.emptySortedMap())))
                        .orElseGet(() -> sum(cells));
        };
    }

    /**
     * What the cells come to at the prices of the go-live day. Those prices are known of whole days; where a part of a day is
     * resolved already, the rest costs in proportion.
     */
    private ExactAmount atGoLive(
            AccountId account, Group group, List<CellAmount> cells, SortedMap<LocalDate, BigDecimal> byDay) {
        var days = new TreeSet<>(cells.stream().map(CellAmount::day).toList());
        BigDecimal stated = pending.stated(account, group.period(), group.resource(), days);
        if (stated.signum() <= 0) {
            return sum(cells);
        }
        BigDecimal then = days.stream()
                .map(day -> byDay.getOrDefault(day, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum(cells).times(then).dividedBy(stated);
    }

    private static ExactAmount sum(List<CellAmount> cells) {
        return ExactAmount.of(cells.stream().map(CellAmount::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
