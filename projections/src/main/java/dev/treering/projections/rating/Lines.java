package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Amounts as lines of a statement. Names of apps are for others to fill in. */
final class Lines {

    private static final Sku CREDIT = new Sku("credit");
    private static final Sku TAX = new Sku("tax");

    private Lines() {}

    /** The line of a charge. {@code list} and {@code amount} are without any tax. */
    static StatementLine of(Billed billed, BigDecimal list, BigDecimal amount) {
        return switch (billed.charge().subject()) {
            case Used used -> usage(used.share(), billed, list, amount);
            case Minimum minimum -> minimum(minimum, billed, list, amount);
        };
    }

    private static StatementLine usage(Share share, Billed billed, BigDecimal list, BigDecimal amount) {
        Measured measured = share.measured();
        Piece piece = measured.piece();
        boolean isMonthly = piece.item().price() instanceof CalendarProrated;
        // a price of a month of time is shown beside the time itself
        ExactAmount quantity = isMonthly ? share.quantity().times(share.unit().size()) : share.quantity();
        return new StatementLine(
                LineKind.USAGE,
                piece.resource(),
                "",
                measured.usage(),
                measured.billedMs(),
                Words.shown(quantity),
                isMonthly ? CalendarProration.UNIT : share.unit().name(),
                Optional.of(piece.book()),
                piece.item().price().unitPrice(),
                list,
                amount,
                lineTax(billed),
                detail(billed));
    }

    private static StatementLine minimum(Minimum minimum, Billed billed, BigDecimal list, BigDecimal amount) {
        return new StatementLine(
                LineKind.MINIMUM,
                minimum.resource(),
                "",
                Usage.NONE,
                0,
                BigDecimal.ONE,
                CalendarProration.UNIT,
                Optional.of(minimum.piece().book()),
                Optional.of(minimum.asked()),
                list,
                amount,
                lineTax(billed),
                detail(billed));
    }

    /** {@code amount} is above 0 and without the tax that the credit pays with it. */
    static StatementLine credit(CreditUse use, BigDecimal amount) {
        return ofAccount(
                LineKind.CREDIT,
                use.credit().credit(),
                CREDIT,
                BigDecimal.ONE,
                "credit",
                amount.negate(),
                Optional.empty(),
                Words.of(use.total()) + " of " + Words.of(use.credit().left()));
    }

    static StatementLine tax(TaxRule rule, BigDecimal basis, BigDecimal amount) {
        return ofAccount(
                LineKind.TAX,
                rule.tax().jurisdiction(),
                TAX,
                basis,
                "percent",
                amount,
                Optional.of(rule.tax()),
                rule.tax().category());
    }

    private static StatementLine ofAccount(
            LineKind kind,
            String name,
            Sku sku,
            BigDecimal quantity,
            String unit,
            BigDecimal amount,
            Optional<LineTax> tax,
            String detail) {
        return new StatementLine(
                kind,
                new Resource(ResourceKind.ACCOUNT, "", name, sku),
                "",
                Usage.NONE,
                0,
                quantity,
                unit,
                Optional.empty(),
                tax.map(LineTax::percent),
                amount,
                amount,
                tax,
                detail);
    }

    private static Optional<LineTax> lineTax(Billed billed) {
        return billed.tax().map(TaxRule::tax);
    }

    private static String detail(Billed billed) {
        var notes = new ArrayList<>(billed.charge().notes());
        billed.charge().subject().piece().fx().ifPresent(fx -> notes.add(rate(fx)));
        return String.join("; ", notes);
    }

    private static String rate(FxRate fx) {
        List<String> words = List.of(
                "1",
                fx.from().getCurrencyCode(),
                "=",
                Words.of(fx.rate()),
                fx.to().getCurrencyCode(),
                "since",
                fx.since().toString(),
                "by",
                fx.source());
        return String.join(" ", words);
    }
}
