package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Lines of a statement in words that can be compared. */
final class BillText {

    private BillText() {}

    static String charge(
            LineKind kind,
            Resource resource,
            PriceBookVersion book,
            Fraction quantity,
            BigDecimal list,
            BigDecimal amount) {
        String used = kind == LineKind.USAGE ? " quantity " + shown(quantity) : "";
        return kind + " " + resource.kind() + " " + resource.app() + " " + resource.name() + " " + resource.sku() + " "
                + book + used + " list " + money(list) + " amount " + money(amount);
    }

    static List<String> of(List<StatementLine> lines) {
        var texts = new ArrayList<String>();
        for (StatementLine line : lines) {
            texts.add(
                    switch (line.kind()) {
                        case USAGE, MINIMUM ->
                            charge(
                                    line.kind(),
                                    line.resource(),
                                    line.book().orElseThrow(),
                                    Fraction.of(line.quantity()),
                                    line.listAmount(),
                                    line.amount());
                        case CREDIT -> line.kind() + " " + line.resource().name() + " " + money(line.amount());
                        case TAX ->
                            line.kind() + " " + tax(line.tax().orElseThrow()) + " on " + money(line.quantity()) + " "
                                    + money(line.amount());
                    });
        }
        return texts;
    }

    static String money(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    static String tax(LineTax tax) {
        return tax.jurisdiction() + " " + tax.category() + " "
                + tax.percent().stripTrailingZeros().toPlainString();
    }

    /** At most 12 decimals are shown. */
    static BigDecimal decimal(Fraction quantity) {
        return new BigDecimal(quantity.above()).divide(new BigDecimal(quantity.below()), 12, RoundingMode.HALF_UP);
    }

    private static String shown(Fraction quantity) {
        return decimal(quantity).stripTrailingZeros().toPlainString();
    }
}
