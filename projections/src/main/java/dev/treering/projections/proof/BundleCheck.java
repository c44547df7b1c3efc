package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.InclusionPath;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SignedNote;
import dev.treering.projections.note.VerifierKey;
import dev.treering.projections.proof.Verdict.CannotVerify;
import dev.treering.projections.proof.Verdict.Mismatch;
import dev.treering.projections.proof.Verdict.Verified;
import dev.treering.projections.sealing.Sealing;
import java.util.Optional;

/**
 * Checks a bundle, with nothing but the keys of the log: from the key inwards, so that whatever is looked at was signed, and then from the
 * facts outwards by the rules.
 *
 * <pre>
 *   key ▸ checkpoint ▸ entry ▸ account ▸ line          by hashes
 *   facts ▸ rules ▸ ledger ▸ account, line             byte for byte
 * </pre>
 */
public final class BundleCheck {

    private final Bundle bundle;
    private final KeyRing keys;

    private BundleCheck(Bundle bundle, KeyRing keys) {
        this.bundle = bundle;
        this.keys = keys;
    }

    /** Checks a bundle's text with the keys of the log that it is to be in. */
    public static Verdict check(byte[] text, KeyRing keys) {
        return switch (BundleReader.read(text)) {
            case Reading.Refused<BundleReader.Found> refused ->
                new Mismatch("bundle", "the one text of a bundle", refused.reason());
            case Reading.Read<BundleReader.Found> read -> {
                var found = read.value();
                Verdict verdict = new BundleCheck(found.bundle(), keys).verdict();
                // a changed byte is a mismatch wherever it lies, also where no rule depends on it or where it hides the
                // key
                yield verdict instanceof Mismatch || found.stated().equals(found.digest())
                        ? verdict
                        : new Mismatch(
                                "bundle, sha256",
                                found.digest().toString(),
                                found.stated().toString());
            }
        };
    }

    private Verdict verdict() {
        if (!isSignedByKnown()) {
            return new CannotVerify("none of the keys that have signed the checkpoint is known; known are "
                    + keys.uses().stream().map(use -> use.key().toString()).toList());
        }
        return switch (keys.open(bundle.log().note().getBytes(UTF_8))) {
            case Reading.Refused<SignedCheckpoint> refused ->
                new Mismatch(
                        "tlogProof, checkpoint", "a checkpoint signed by a key of " + keys.origin(), refused.reason());
            case Reading.Read<SignedCheckpoint> read -> underCheckpoint(read.value());
        };
    }

    private boolean isSignedByKnown() {
        return !(SignedNote.parse(bundle.log().note()) instanceof Reading.Read<SignedNote> note)
                || note.value().signatures().stream()
                        .anyMatch(line ->
                                keys.uses().stream().anyMatch(use -> use.key().isNamedBy(line)));
    }

    private Verdict underCheckpoint(SignedCheckpoint signed) {
        var checkpoint = signed.checkpoint();
        return switch (bundle.log().path(checkpoint.size())) {
            case Reading.Refused<InclusionPath> refused ->
                new Mismatch("tlogProof", "a path to the checkpoint of size " + checkpoint.size(), refused.reason());
            case Reading.Read<InclusionPath> read -> {
                var wrong = leads("tlogProof and entry", bundle.entry(), read.value(), checkpoint.root());
                yield wrong.isPresent() ? wrong.get() : inEntry(signed);
            }
        };
    }

    private Verdict inEntry(SignedCheckpoint signed) {
        return switch (SealedPeriod.parse(bundle.entry())) {
            case Reading.Refused<SealedPeriod> refused -> new Mismatch("entry", "a period's seal", refused.reason());
            case Reading.Read<SealedPeriod> read -> {
                var period = read.value();
                var wrong = leads(
                                "accountPath and account", bundle.account(), bundle.accountPath(), period.accountRoot())
                        .or(() -> same(
                                "accountPath, size",
                                period.accounts(),
                                bundle.accountPath().size()));
                yield wrong.isPresent() ? wrong.get() : inAccount(signed, period);
            }
        };
    }

    private Verdict inAccount(SignedCheckpoint signed, SealedPeriod period) {
        return switch (SealedAccount.parse(bundle.account())) {
            case Reading.Refused<SealedAccount> refused ->
                new Mismatch("account", "an account's seal", refused.reason());
            case Reading.Read<SealedAccount> read -> {
                var account = read.value();
                var wrong = leads("linePath and line", bundle.line(), bundle.linePath(), account.lineRoot())
                        .or(() -> same(
                                "linePath, size",
                                account.lineCount(),
                                bundle.linePath().size()))
                        .or(() -> new BookComparison(account.books(), bundle.books()).difference());
                yield wrong.isPresent() ? wrong.get() : byTheRules(signed, period, account);
            }
        };
    }

    private Verdict byTheRules(SignedCheckpoint signed, SealedPeriod period, SealedAccount account) {
        if (!period.ruleVersion().equals(Sealing.RULE_VERSION)) {
            return new CannotVerify("sealed by rules of version " + period.ruleVersion() + ", and these are of "
                    + Sealing.RULE_VERSION + "; by its hashes the line is in the log");
        }
        return switch (Refold.of(account.account(), bundle.facts())) {
            case Reading.Refused<Refold> refused ->
                new Mismatch("facts", "the facts of account " + account.account(), refused.reason());
            case Reading.Read<Refold> read ->
                new RefoldComparison(bundle, account, read.value())
                        .difference()
                        .<Verdict>map(wrong -> wrong)
                        .orElseGet(() -> new Verified(
                                new String(bundle.line(), UTF_8),
                                signed.checkpoint(),
                                signed.signers().stream().map(VerifierKey::id).toList(),
                                bundle.facts().size(),
                                bundle.ledger().size()));
        };
    }

    private static Optional<Mismatch> leads(String place, byte[] document, InclusionPath path, Hash root) {
        Hash found = path.rootOf(MerkleTree.leaf(document));
        return found.equals(root)
                ? Optional.empty()
                : Optional.of(new Mismatch(place, "a path to root " + root, "one to " + found));
    }

    private static Optional<Mismatch> same(String place, long expected, long found) {
        return expected == found
                ? Optional.empty()
                : Optional.of(new Mismatch(place, Long.toString(expected), Long.toString(found)));
    }
}
