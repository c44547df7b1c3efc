package dev.treering.events.wire;

import dev.treering.events.seal.Seal;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.wire.seal.AccountSealed;
import dev.treering.wire.seal.PartitionSealed;
import dev.treering.wire.seal.SealedBook;
import dev.treering.wire.seal.SealedTotal;
import dev.treering.wire.seal.Sha256;

/** Seals and their records. */
final class SealWire {

    private SealWire() {}

    static AccountSealed toWire(Seal.AccountSealed seal) {
        return new AccountSealed(
                seal.account().value(),
                seal.period().toString(),
                seal.position(),
                seal.firstSequence(),
                seal.lastSequence(),
                sha256(seal.chainHead()),
                seal.lineCount(),
                sha256(seal.lineRoot()),
                seal.totals().stream().map(SealWire::total).toList(),
                seal.books().stream().map(SealWire::book).toList());
    }

    static Seal fromWire(AccountSealed wire) {
        return new Seal.AccountSealed(
                new AccountId(wire.getAccount()),
                ClockWire.period(wire.getPeriod()),
                wire.getPosition(),
                wire.getFirstSequence(),
                wire.getLastSequence(),
                hash(wire.getChainHead()),
                wire.getLineCount(),
                hash(wire.getLineRoot()),
                wire.getTotals().stream().map(SealWire::total).toList(),
                wire.getPriceBooks().stream().map(SealWire::book).toList());
    }

    static PartitionSealed toWire(Seal.PartitionSealed seal) {
        return new PartitionSealed(
                seal.period().toString(),
                seal.position(),
                seal.closedAt(),
                seal.accountCount(),
                seal.lineCount(),
                seal.ruleVersion(),
                sha256(seal.accountRoot()));
    }

    static Seal fromWire(PartitionSealed wire) {
        return new Seal.PartitionSealed(
                ClockWire.period(wire.getPeriod()),
                wire.getPosition(),
                wire.getClosedAt(),
                wire.getAccountCount(),
                wire.getLineCount(),
                wire.getRuleVersion(),
                hash(wire.getAccountRoot()));
    }

    private static SealedTotal total(Seal.Total total) {
        return new SealedTotal(
                total.document().name(),
                total.period().toString(),
                total.mode().name(),
                total.currency().getCurrencyCode(),
                total.lines(),
                total.amount().toPlainString());
    }

    private static Seal.Total total(SealedTotal wire) {
        return new Seal.Total(
                Choices.of("document", Seal.Document.class, wire.getDocument()),
                ClockWire.period(wire.getPeriod()),
                Choices.of("mode", BillingMode.class, wire.getMode()),
                Money.currency(wire.getCurrency()),
                wire.getLines(),
                Money.amount(wire.getAmount()));
    }

    private static SealedBook book(Seal.Book book) {
        return new SealedBook(book.book().id(), book.book().version(), sha256(book.source()));
    }

    private static Seal.Book book(SealedBook wire) {
        return new Seal.Book(new PriceBookVersion(wire.getId(), wire.getVersion()), hash(wire.getSha256()));
    }

    private static Sha256 sha256(Hash hash) {
        return new Sha256(hash.bytes());
    }

    private static Hash hash(Sha256 wire) {
        return Hash.ofDigest(wire.bytes());
    }
}
