package dev.treering.projections.model;

import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The figures of a case held against the rules: every cell within its bounds, every sum to the minor unit. */
final class NaiveBackBill {

    /** What is reduced together. */
    private record Group(YearMonth month, Resource resource) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int byMonth = month.compareTo(other.month);
            return byMonth != 0 ? byMonth : resource.compareTo(other.resource);
        }
    }

    private final AccountId account;
    private final BackBillTerms terms;
    private final BackBill bill;
    private final NaiveStatements naive;
    private final Faults faults;

    NaiveBackBill(AccountId account, BackBillTerms terms, BackBill bill, NaiveStatements naive, Faults faults) {
        this.account = account;
        this.terms = terms;
        this.bill = bill;
        this.naive = naive;
        this.faults = faults;
    }

    void check() {
        bill.cells().forEach(this::checkCell);
        var groups = new TreeMap<Group, List<BackBilledCell>>();
        for (BackBilledCell cell : bill.cells()) {
            var key = CellKey.of(cell.pending());
            groups.computeIfAbsent(new Group(key.month(), key.resource()), _ -> new ArrayList<>())
                    .add(cell);
        }
        groups.forEach((group, cells) -> {
            checkPrice(group, cells);
            checkDiscount(group, cells);
        });
        checkCap();
        checkLines();
    }

    private void checkCell(BackBilledCell cell) {
        BigDecimal pending = cell.pending().amount();
        BigDecimal off = cell.price().add(cell.discount()).add(cell.cap());
        faults.check(
                pending.compareTo(cell.posted().add(off)) == 0,
                () -> "what was pending is not posted and off: " + cell);
        boolean bounded = pending.signum() < 0
                ? off.signum() == 0 && cell.posted().compareTo(pending) == 0
                : cell.posted().signum() >= 0
                        && cell.posted().compareTo(pending) <= 0
                        && cell.price().signum() >= 0
                        && cell.discount().signum() >= 0
                        && cell.cap().signum() >= 0;
        faults.check(bounded, () -> "more or less is posted than may be: " + cell);
    }

    private void checkPrice(Group group, List<BackBilledCell> cells) {
        Fraction off = sum(cells, BackBilledCell::price);
        Fraction pending = sum(cells, cell -> cell.pending().amount());
        Fraction most = positive(cells, cell -> cell.pending().amount());
        if (terms.priceRule() == PriceRule.THEN_CURRENT) {
            faults.same(Fraction.ZERO, off, () -> "taken off " + group + " by price");
            return;
        }
        repriced(group, cells).ifPresent(range -> {
            Fraction least = pending.minus(range.most()).max(Fraction.ZERO).min(most);
            Fraction largest = pending.minus(range.least()).max(Fraction.ZERO).min(most);
            faults.check(
                    least.compareTo(off) <= 0 && off.compareTo(largest) <= 0,
                    () -> "taken off " + group + " by price\n  expected " + shown(least) + " to " + shown(largest)
                            + "\n  but was  " + shown(off));
        });
    }

    private Optional<PricedAgain> repriced(Group group, List<BackBilledCell> cells) {
        return naive.atGoLive(account, group.month())
                .flatMap(now -> PricedAgain.of(
                        now,
                        group.resource(),
                        cells.stream().map(cell -> cell.pending().day()).toList(),
                        unit()));
    }

    private void checkDiscount(Group group, List<BackBilledCell> cells) {
        Fraction left = sum(cells, cell -> cell.pending().amount().subtract(cell.price()));
        Fraction most = positive(cells, cell -> cell.pending().amount().subtract(cell.price()));
        Fraction off = left.max(Fraction.ZERO)
                .times(Fraction.of(terms.discountPercent()))
                .over(Fraction.of(100));
        Fraction expected = Fraction.of(off.rounded(bill.currency())).min(most);
        faults.same(shown(expected), shown(sum(cells, BackBilledCell::discount)), () -> "discount of " + group);
    }

    private void checkCap() {
        Function<BackBilledCell, BigDecimal> leftOf =
                cell -> cell.pending().amount().subtract(cell.price()).subtract(cell.discount());
        Fraction left = sum(bill.cells(), leftOf);
        Fraction above = terms.cap()
                .map(cap -> left.minus(whole(cap)).max(Fraction.ZERO))
                .orElse(Fraction.ZERO);
        faults.same(
                shown(above.min(positive(bill.cells(), leftOf))),
                shown(sum(bill.cells(), BackBilledCell::cap)),
                () -> "taken off by the cap");
    }

    private void checkLines() {
        BigDecimal usage = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        for (StatementLine line : bill.lines()) {
            usage = line.kind() == LineKind.USAGE ? usage.add(line.amount()) : usage;
            total = total.add(line.amount());
        }
        faults.same(
                shown(sum(bill.cells(), BackBilledCell::posted)), shown(Fraction.of(usage)), () -> "lines of usage");
        faults.same(BillText.money(total), BillText.money(bill.total()), () -> "total of a back-bill");
        var keys = bill.cells().stream().map(cell -> CellKey.of(cell.pending())).toList();
        faults.same(keys.stream().sorted(Comparator.naturalOrder()).toList(), keys, () -> "order of cells");
    }

    /** A cap between two minor units is the lower of them. */
    private Fraction whole(BigDecimal cap) {
        return new Fraction(Fraction.of(cap).over(unit()).floor(), BigInteger.ONE).times(unit());
    }

    private Fraction unit() {
        return Fraction.of(
                BigDecimal.ONE.movePointLeft(Math.max(0, bill.currency().getDefaultFractionDigits())));
    }

    private static Fraction sum(List<BackBilledCell> cells, Function<BackBilledCell, BigDecimal> figure) {
        return NaiveGroup.sum(
                cells.stream().map(cell -> Fraction.of(figure.apply(cell))).toList());
    }

    /** No more than this can be taken off: cells below 0 are taken in full. */
    private static Fraction positive(List<BackBilledCell> cells, Function<BackBilledCell, BigDecimal> figure) {
        return sum(cells, cell -> figure.apply(cell).max(BigDecimal.ZERO));
    }

    private static String shown(Fraction amount) {
        return BillText.decimal(amount).stripTrailingZeros().toPlainString();
    }
}
