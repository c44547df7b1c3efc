package dev.treering.server.http.v1;

import dev.treering.events.ledger.LedgerEntry.Correction;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.query.LedgerQueries.StatementView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A statement in JSON. Amounts, prices and quantities are decimal text, times milliseconds.
 *
 * @param notice what a shadow statement says on its face
 * @param priceBook the price-book versions that rated it, comma-separated where a month has several
 * @param otherModes other statements of the same account and period, to be asked for with {@code ?mode=}
 * @param sequence place in the account's chain
 * @param hash of the stored entry
 */
public record StatementJson(
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

    /**
     * One line.
     *
     * @param kind USAGE, MINIMUM, CREDIT or TAX
     * @param resourceKind what it is for, such as DYNO
     * @param process the process type; of other kinds the name
     * @param quantityMs the time that is billed; 0 for what is no time
     * @param quantity what is billed, in {@code unit}; of a tax line what is taxed
     * @param priceBook empty where no price book priced it
     * @param unitPrice empty where there is no single one
     * @param listAmount without discounts and maximum
     * @param tax which tax the line falls under
     * @param detail what was taken off or added, for people
     * @param corrects which closed period's statement the line changes; absent for a line of the own period
     */
    public record Line(
            String kind,
            String resourceKind,
            String app,
            String appName,
            String process,
            String sku,
            long quantityMs,
            long commandedMs,
            long observedMs,
            long unservedMs,
            long overrunMs,
            String quantity,
            String unit,
            String priceBook,
            String unitPrice,
            String listAmount,
            String amount,
            Optional<Tax> tax,
            String detail,
            Optional<Corrects> corrects) {

        static Line of(StatementLine line) {
            return new Line(
                    line.kind().name(),
                    line.resource().kind().name(),
                    line.resource().app(),
                    line.appName(),
                    line.resource().name(),
                    line.resource().sku().value(),
                    line.billedMs(),
                    line.usage().commandedMs(),
                    line.usage().observedMs(),
                    line.usage().unservedMs(),
                    line.usage().overrunMs(),
                    line.quantity().toPlainString(),
                    line.unit(),
                    line.book().map(Object::toString).orElse(""),
                    line.unitPrice().map(BigDecimal::toPlainString).orElse(""),
                    line.listAmount().toPlainString(),
                    line.amount().toPlainString(),
                    line.tax().map(Tax::of),
                    line.detail(),
                    line.corrects().map(Corrects::of));
        }
    }

    /** The tax of a line; {@code percent} is decimal text. */
    public record Tax(String category, String jurisdiction, String percent) {

        static Tax of(LineTax tax) {
            return new Tax(tax.category(), tax.jurisdiction(), tax.percent().toPlainString());
        }
    }

    /** What a line changes: the closed period, and the day whose usage has changed; without a day where terms have. */
    public record Corrects(String period, Optional<String> day) {

        static Corrects of(Correction correction) {
            return new Corrects(correction.period().toString(), correction.day().map(LocalDate::toString));
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
                lines.stream()
                        .map(Line::priceBook)
                        .filter(book -> !book.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                lines,
                statement.total().toPlainString(),
                others.isEmpty() ? Optional.empty() : Optional.of(others),
                view.sequence(),
                view.hash().toString());
    }
}
