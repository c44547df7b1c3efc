package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.rating.Metered;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A line of a bill as figures that can be taken from each other.
 *
 * @param key what tells it from others: kind, resource, book and tax
 * @param quantity billed; 1 for a minimum; for a tax what it is on; 1 for a credit that is used
 * @param list of usage and minima; 0 for others
 */
record BillLine(String key, Usage usage, Fraction billedMs, BigDecimal quantity, BigDecimal list, BigDecimal amount) {

    static BillLine of(StatementLine line) {
        return switch (line.kind()) {
            case USAGE, MINIMUM ->
                new BillLine(
                        key(line.kind(), line.resource(), line.book().orElseThrow(), line.tax()),
                        line.usage(),
                        Fraction.of(line.billedMs()),
                        line.quantity(),
                        line.listAmount(),
                        line.amount());
            case CREDIT -> credit(line.resource().name(), line.quantity(), line.amount());
            case TAX -> tax(line.tax().orElseThrow(), line.quantity(), line.amount());
        };
    }

    static BillLine of(NaiveLine charge, BigDecimal list, BigDecimal amount) {
        var piece = charge.piece;
        var tax = piece.tax().map(rule -> rule.tax());
        boolean level = charge.kind == LineKind.USAGE
                && piece.days().values().stream().allMatch(day -> day.count().events() == 0);
        return new BillLine(
                key(charge.kind, charge.resource, piece.book(), tax),
                level ? piece.days().values().stream().map(Metered::usage).reduce(Usage.NONE, Usage::plus) : Usage.NONE,
                level
                        ? NaiveGroup.sum(piece.days().values().stream()
                                .map(day -> NaiveMeasure.billedMs(piece, day))
                                .toList())
                        : Fraction.ZERO,
                charge.kind == LineKind.MINIMUM ? BigDecimal.ONE : BillText.decimal(charge.quantity),
                list,
                amount);
    }

    static BillLine credit(String name, BigDecimal quantity, BigDecimal amount) {
        return money(LineKind.CREDIT + " " + name, quantity, amount);
    }

    static BillLine tax(LineTax tax, BigDecimal base, BigDecimal amount) {
        return money(LineKind.TAX + " " + BillText.tax(tax), base, amount);
    }

    /** By their keys; what has the same key is summed up. */
    static SortedMap<String, BillLine> summed(List<BillLine> lines) {
        var sums = new TreeMap<String, BillLine>();
        lines.forEach(line -> sums.merge(line.key, line, BillLine::plus));
        return sums;
    }

    /** The lines that make one bill of another; those that change nothing are left out. */
    static List<BillLine> difference(Map<String, BillLine> now, Map<String, BillLine> before) {
        var sums = new TreeMap<>(now);
        before.values().forEach(line -> sums.merge(line.key, line.negated(), BillLine::plus));
        return sums.values().stream().filter(line -> !line.isNothing()).toList();
    }

    @Override
    public String toString() {
        return key + " " + usage + " billed " + billedMs.above() + " ms quantity " + BillText.money(quantity) + " list "
                + BillText.money(list) + " amount " + BillText.money(amount);
    }

    private BillLine plus(BillLine other) {
        return new BillLine(
                key,
                usage.plus(other.usage),
                billedMs.plus(other.billedMs),
                quantity.add(other.quantity),
                list.add(other.list),
                amount.add(other.amount));
    }

    private BillLine negated() {
        return new BillLine(
                key,
                Usage.NONE.minus(usage),
                Fraction.ZERO.minus(billedMs),
                quantity.negate(),
                list.negate(),
                amount.negate());
    }

    private boolean isNothing() {
        return usage.equals(Usage.NONE)
                && billedMs.signum() == 0
                && quantity.signum() == 0
                && list.signum() == 0
                && amount.signum() == 0;
    }

    private static String key(LineKind kind, Resource resource, PriceBookVersion book, Optional<LineTax> tax) {
        return kind + " " + resource.kind() + " " + resource.app() + " " + resource.name() + " " + resource.sku() + " "
                + book + " " + tax.map(BillText::tax).orElse("no tax");
    }

    private static BillLine money(String key, BigDecimal quantity, BigDecimal amount) {
        return new BillLine(key, Usage.NONE, Fraction.ZERO, quantity, BigDecimal.ZERO, amount);
    }
}
