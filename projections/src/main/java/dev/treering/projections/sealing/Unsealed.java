package dev.treering.projections.sealing;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.seal.Seal.Document;
import dev.treering.events.seal.Seal.Total;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.merkle.CompactRange;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What came to an account's chain since it was sealed.
 *
 * @param sealed last entry that is sealed; 0 before the first seal
 * @param lines tree of the lines of its documents
 * @param totals of its documents
 * @param books that priced a line
 */
record Unsealed(long sealed, CompactRange lines, List<Total> totals, List<PriceBookVersion> books) {

    static final Unsealed NEVER = after(0);

    static final ShelfCodec<Unsealed> CODEC = ShelfCodec.version(1, Unsealed::write, Unsealed::read);

    /** Nothing yet after this entry. */
    static Unsealed after(long sealed) {
        return new Unsealed(sealed, CompactRange.EMPTY, List.of(), List.of());
    }

    /** And this document. */
    Unsealed with(SealedDocument document) {
        CompactRange tree = lines;
        for (byte[] leaf : document.leaves()) {
            tree = tree.append(MerkleTree.leaf(leaf));
        }
        var priced = new TreeSet<>(books);
        document.lines().stream()
                .map(StatementLine::book)
                .flatMap(Optional::stream)
                .forEach(priced::add);
        return new Unsealed(sealed, tree, Totals.sum(totals, List.of(document.toTotal())), List.copyOf(priced));
    }

    private void write(StateWriter out) {
        out.number(sealed);
        out.number(lines.size());
        out.list(lines.peaks(), (peak, to) -> to.raw(peak.bytes()));
        out.list(totals, Unsealed::writeTotal);
        out.list(books, (book, to) -> {
            to.text(book.id());
            to.number(book.version());
        });
    }

    private static Unsealed read(StateReader in) {
        return new Unsealed(
                in.number(),
                new CompactRange(in.number(), in.list(peak -> Hash.ofDigest(peak.raw()))),
                in.list(Unsealed::readTotal),
                in.list(each -> new PriceBookVersion(each.text(), each.integer())));
    }

    private static void writeTotal(Total total, StateWriter out) {
        out.text(total.document().name());
        out.text(total.period().toString());
        out.text(total.mode().name());
        out.text(total.currency().getCurrencyCode());
        out.number(total.lines());
        out.text(total.amount().toPlainString());
    }

    private static Total readTotal(StateReader in) {
        return new Total(
                Document.valueOf(in.text()),
                YearMonth.parse(in.text()),
                BillingMode.valueOf(in.text()),
                Currency.getInstance(in.text()),
                in.number(),
                new BigDecimal(in.text()));
    }
}
