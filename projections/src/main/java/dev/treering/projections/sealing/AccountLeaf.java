package dev.treering.projections.sealing;

import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.seal.Seal.Total;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.MerkleTree;

/**
 * An account in the tree over the accounts: all that its seal says, as canonical JSON. The chain's head in it is what nobody can guess
 * at an account's leaf without.
 */
public final class AccountLeaf {

    private static final long VERSION = 1;

    private AccountLeaf() {}

    /** The leaf's bytes. */
    public static byte[] of(AccountSealed seal) {
        return new CanonicalJson()
                .with("v", VERSION)
                .with("type", "account")
                .with("account", seal.account().value())
                .with("period", seal.period().toString())
                .with("position", seal.position())
                .with("firstSequence", seal.firstSequence())
                .with("lastSequence", seal.lastSequence())
                .with("chainHead", seal.chainHead().toString())
                .with("lineCount", seal.lineCount())
                .with("lineRoot", seal.lineRoot().toString())
                .with("totals", seal.totals().stream().map(AccountLeaf::total).toList())
                .with("priceBooks", seal.books().stream().map(BookLeaf::json).toList())
                .bytes();
    }

    /** The leaf's hash. */
    static Hash hash(AccountSealed seal) {
        return MerkleTree.leaf(of(seal));
    }

    private static CanonicalJson total(Total total) {
        return new CanonicalJson()
                .with("document", total.document().name())
                .with("period", total.period().toString())
                .with("mode", total.mode().name())
                .with("currency", total.currency().getCurrencyCode())
                .with("lines", total.lines())
                .with("amount", total.amount().toPlainString());
    }
}
