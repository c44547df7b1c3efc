package dev.treering.server.http.v1;

import dev.treering.projections.explanation.CaseExplanation;
import dev.treering.projections.explanation.CaseExplanation.StatedAt;
import java.util.List;
import java.util.Optional;

/**
 * Why a posted back-bill comes to what it does, in JSON. Amounts are decimal strings.
 *
 * @param period it is invoiced in
 * @param postedFor position of the fact that it was posted for
 * @param computation the hash that was approved
 * @param entry hash of the ledger entry
 */
public record CaseExplanationJson(
        String account,
        String backBill,
        String period,
        String currency,
        String total,
        long postedFor,
        String computation,
        String entry,
        List<Line> lines) {

    /** A line and its cells; a tax line has none. */
    public record Line(StatementJson.Line line, List<Cell> cells) {}

    /** {@code pending} less {@code price}, {@code discount} and {@code cap} is {@code posted}. */
    public record Cell(
            String day,
            int revision,
            long billedMs,
            String pending,
            String price,
            String discount,
            String cap,
            String posted,
            Optional<Stated> stated) {

        static Cell of(CaseExplanation.Cell each) {
            var billed = each.billed();
            return new Cell(
                    billed.pending().day().toString(),
                    billed.pending().revision(),
                    billed.pending().billedMs(),
                    billed.pending().amount().toPlainString(),
                    billed.price().toPlainString(),
                    billed.discount().toPlainString(),
                    billed.cap().toPlainString(),
                    billed.posted().toPlainString(),
                    each.stated().map(Stated::of));
        }
    }

    /** The ledger entry that the cell is pending from, and the position of the fact it was made for. */
    public record Stated(String period, long sequence, String hash, long statedFor) {

        static Stated of(StatedAt at) {
            return new Stated(at.period().toString(), at.sequence(), at.hash().toString(), at.position());
        }
    }

    public static CaseExplanationJson of(CaseExplanation explained) {
        var backBill = explained.posted().backBill();
        return new CaseExplanationJson(
                explained.account().value(),
                explained.posted().billingCase().value(),
                backBill.period().toString(),
                backBill.currency().getCurrencyCode(),
                backBill.total().toPlainString(),
                explained.position(),
                explained.posted().hash().toString(),
                explained.hash().toString(),
                explained.lines().stream()
                        .map(each -> new Line(
                                StatementJson.Line.of(each.line()),
                                each.cells().stream().map(Cell::of).toList()))
                        .toList());
    }
}
