package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * From rounded charges to the lines of a statement: credits pay, tax is put on what is left. All lines but those of tax are without
 * tax, so that they come to the total whether prices contain it or not.
 */
final class Bill {

    /** Usage in the order of the pieces, then minima by book and resource, as they come. */
    static final Comparator<Billed> LINE_ORDER =
            Comparator.comparing(billed -> switch (billed.charge().subject()) {
                case Used used -> used.share().measured().order();
                case Minimum _ -> Integer.MAX_VALUE;
            });

    private final List<Billed> charges;
    private final List<TaxGroup> taxes;
    private final MinorUnit unit;
    private final List<StatementLine> lines = new ArrayList<>();
    private final List<DayAmount> days = new ArrayList<>();

    private Bill(List<Billed> charges, MinorUnit unit) {
        this.unit = unit;
        this.charges = charges.stream().sorted(LINE_ORDER).toList();
        this.taxes = TaxGroup.of(this.charges, unit);
    }

    static Rated of(List<Billed> charges, List<CreditBalance> credits, MinorUnit unit) {
        var bill = new Bill(charges, unit);
        List<CreditUse> uses = CreditUse.burnt(credits, bill.charges, unit);
        bill.charge();
        bill.tax(bill.pay(uses));
        var used = new TreeMap<String, BigDecimal>();
        uses.forEach(use -> used.merge(use.credit().credit(), use.total(), BigDecimal::add));
        BigDecimal total = bill.lines.stream().map(StatementLine::amount).reduce(unit.zero(), BigDecimal::add);
        return new Rated(bill.lines, total, used, bill.days);
    }

    private void charge() {
        var byPlace = new TreeMap<Integer, StatementLine>();
        for (TaxGroup group : taxes) {
            List<BigDecimal> nets = group.nets(amounts());
            for (int i = 0; i < nets.size(); i++) {
                int place = group.members().get(i);
                if (isShown(charges.get(place))) {
                    byPlace.put(place, line(charges.get(place), group, nets.get(i)));
                }
            }
        }
        byPlace.forEach((place, line) -> {
            lines.add(line);
            days.addAll(LineDays.of(charges.get(place), line.amount(), unit));
        });
    }

    private static StatementLine line(Billed billed, TaxGroup group, BigDecimal net) {
        boolean isListPrice = billed.list().compareTo(billed.amount()) == 0;
        return Lines.of(billed, isListPrice ? net : group.net(billed.list()), net);
    }

    /** What was not used and costs nothing is not worth a line. */
    static boolean isShown(Billed billed) {
        return billed.amount().signum() != 0
                || (billed.charge().subject() instanceof Used used
                        && used.share().quantity().signum() != 0);
    }

    /** Puts down what each credit pays, and gives what is left to pay of each charge. */
    private List<BigDecimal> pay(List<CreditUse> uses) {
        List<BigDecimal> left = amounts();
        for (CreditUse use : uses) {
            var after = new ArrayList<BigDecimal>(left.size());
            for (int i = 0; i < left.size(); i++) {
                after.add(left.get(i).subtract(use.paid().get(i)));
            }
            lines.add(Lines.credit(use, net(left).subtract(net(after))));
            left = after;
        }
        return left;
    }

    private void tax(List<BigDecimal> left) {
        for (TaxGroup group : taxes) {
            BigDecimal sum = group.sum(left);
            if (sum.signum() != 0) {
                group.rule().ifPresent(rule -> lines.add(Lines.tax(rule, group.net(sum), group.tax(sum))));
            }
        }
    }

    private BigDecimal net(List<BigDecimal> amounts) {
        return taxes.stream().map(group -> group.net(group.sum(amounts))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<BigDecimal> amounts() {
        return charges.stream().map(Billed::amount).toList();
    }
}
