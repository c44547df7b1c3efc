package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A correction is never a patch: everything is rated again, and what was stated is subtracted. A negative line is as normal as any
 * other.
 */
public final class Corrections {

    /** Lines that speak of the same thing: what it is, under which book, taxed how. */
    private static final Comparator<StatementLine> SAME = Comparator.comparing(StatementLine::kind)
            .thenComparing(StatementLine::resource)
            .thenComparing(line -> line.book().map(PriceBookVersion::id).orElse(""))
            .thenComparing(line -> line.book().map(PriceBookVersion::version).orElse(0))
            .thenComparing(line -> line.tax().map(LineTax::jurisdiction).orElse(""))
            .thenComparing(line -> line.tax().map(LineTax::category).orElse(""))
            .thenComparing(line -> line.tax().map(LineTax::percent).orElse(BigDecimal.ZERO));

    private Corrections() {}

    /**
     * What has to be stated beside {@code stated}, corrections before it included, to come to {@code recomputed}. Both cover the same
     * usage. A line is left out only where every figure is the same: what moves no money may move a quantity, and both have to tie.
     */
    public static List<StatementLine> between(List<StatementLine> stated, List<StatementLine> recomputed) {
        var differences = new TreeMap<StatementLine, StatementLine>(SAME);
        recomputed.forEach(line -> differences.merge(line, line, Corrections::plus));
        stated.forEach(line -> differences.merge(line, negated(line), Corrections::plus));
        return differences.values().stream()
                .filter(Corrections::changesAnything)
                .toList();
    }

    private static boolean changesAnything(StatementLine line) {
        return line.amount().signum() != 0
                || line.listAmount().signum() != 0
                || line.quantity().signum() != 0
                || line.billedMs() != 0
                || !line.usage().equals(Usage.NONE);
    }

    private static StatementLine plus(StatementLine line, StatementLine other) {
        return with(
                line,
                line.usage().plus(other.usage()),
                Math.addExact(line.billedMs(), other.billedMs()),
                line.quantity().add(other.quantity()),
                line.listAmount().add(other.listAmount()),
                line.amount().add(other.amount()));
    }

    private static StatementLine negated(StatementLine line) {
        return with(
                line,
                Usage.NONE.minus(line.usage()),
                Math.negateExact(line.billedMs()),
                line.quantity().negate(),
                line.listAmount().negate(),
                line.amount().negate());
    }

    private static StatementLine with(
            StatementLine line,
            Usage usage,
            long billedMs,
            BigDecimal quantity,
            BigDecimal listAmount,
            BigDecimal amount) {
        return new StatementLine(
                line.kind(),
                line.resource(),
                line.appName(),
                usage,
                billedMs,
                quantity,
                line.unit(),
                line.book(),
                line.unitPrice(),
                listAmount,
                amount,
                line.tax(),
                line.detail());
    }
}
