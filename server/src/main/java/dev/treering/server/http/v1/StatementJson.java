package dev.treering.server.http.v1;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.query.LedgerQueries.StatementView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A statement in JSON. Amounts are decimal text, quantities milliseconds.
 *
 * @param notice what a shadow statement says on its face
 * @param priceBook the price-book versions that rated it, comma-separated where a month has several
 * @param otherModes other statements of the same account and period, to be asked for with {@code ?mode=}
 * @param sequence place in the account's chain
 * @param hash of the stored entry
 */
record StatementJson(
        String account,
        String period,
        String mode,
        Optional<String> notice,
        String currency,
        String priceBook,
        List<Line> lines,
        String total,
        Optional<List<String>> otherModes,
        long sequence,
        String hash) {

    private static final String NO_INVOICE = "This is not an invoice.";

    /** One line. {@code quantityMs} is what the amount is for: the billable milliseconds. */
    record Line(
            String app,
            String appName,
            String process,
            String sku,
            long quantityMs,
            long commandedMs,
            long observedMs,
            String priceBook,
            String unitPrice,
            String unit,
            String amount) {

        static Line of(StatementLine line) {
            return new Line(
                    line.resource().app(),
                    line.appName(),
                    line.resource().name(),
                    line.resource().sku().value(),
                    line.billedMs(),
                    line.usage().commandedMs(),
                    line.usage().observedMs(),
                    line.book().map(Object::toString).orElse(""),
                    line.unitPrice().map(BigDecimal::toPlainString).orElse(""),
                    line.unit(),
                    line.amount().toPlainString());
        }
    }

    static StatementJson of(StatementView view, List<StatementView> all) {
        var statement = view.statement();
        var lines = statement.lines().stream().map(Line::of).toList();
        var others = all.stream()
                .map(each -> each.statement().mode())
                .filter(mode -> mode != statement.mode())
                .map(BillingMode::name)
                .toList();
        return new StatementJson(
                view.account().value(),
                statement.period().toString(),
                statement.mode().name(),
                statement.mode() == BillingMode.SHADOW ? Optional.of(NO_INVOICE) : Optional.empty(),
                statement.currency().getCurrencyCode(),
                String.join(", ", lines.stream().map(Line::priceBook).distinct().toList()),
                lines,
                statement.total().toPlainString(),
                others.isEmpty() ? Optional.empty() : Optional.of(others),
                view.sequence(),
                view.hash().toString());
    }
}
