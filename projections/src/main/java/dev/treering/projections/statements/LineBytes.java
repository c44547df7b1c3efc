package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.math.BigDecimal;

/** A statement's line as bytes, without the name of its app and without what it corrects. */
final class LineBytes {

    private LineBytes() {}

    static void write(StatementLine line, StateWriter out) {
        out.text(line.kind().name());
        out.text(line.resource().kind().name());
        out.text(line.resource().app());
        out.text(line.resource().name());
        out.text(line.resource().sku().value());
        write(line.usage(), out);
        out.number(line.billedMs());
        write(line.quantity(), out);
        out.text(line.unit());
        out.list(line.book().stream().toList(), (book, o) -> {
            o.text(book.id());
            o.number(book.version());
        });
        out.list(line.unitPrice().stream().toList(), LineBytes::write);
        write(line.listAmount(), out);
        write(line.amount(), out);
        out.list(line.tax().stream().toList(), (tax, o) -> {
            o.text(tax.category());
            o.text(tax.jurisdiction());
            write(tax.percent(), o);
        });
        out.text(line.detail());
    }

    static StatementLine read(StateReader in) {
        return new StatementLine(
                LineKind.valueOf(in.text()),
                new Resource(ResourceKind.valueOf(in.text()), in.text(), in.text(), new Sku(in.text())),
                "",
                usage(in),
                in.number(),
                figure(in),
                in.text(),
                in.list(i -> new PriceBookVersion(i.text(), i.integer())).stream()
                        .findFirst(),
                in.list(LineBytes::figure).stream().findFirst(),
                figure(in),
                figure(in),
                in.list(i -> new LineTax(i.text(), i.text(), figure(i))).stream()
                        .findFirst(),
                in.text());
    }

    private static void write(Usage usage, StateWriter out) {
        out.number(usage.commandedMs());
        out.number(usage.observedMs());
        out.number(usage.billableMs());
        out.number(usage.crashMs());
        out.number(usage.lostMs());
        out.number(usage.maintenanceMs());
    }

    private static Usage usage(StateReader in) {
        return new Usage(in.number(), in.number(), in.number(), in.number(), in.number(), in.number());
    }

    private static void write(BigDecimal figure, StateWriter out) {
        out.text(figure.toPlainString());
    }

    private static BigDecimal figure(StateReader in) {
        return new BigDecimal(in.text());
    }
}
