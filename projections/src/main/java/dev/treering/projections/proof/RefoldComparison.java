package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.proof.Verdict.Mismatch;
import dev.treering.projections.sealing.AccountLeaf;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares what the rules make of the facts with what was signed. */
record RefoldComparison(Bundle bundle, SealedAccount signed, Refold refold) {

    Optional<Mismatch> difference() {
        return position().or(this::chain).or(this::ledger).or(this::account).or(this::line);
    }

    private Optional<Mismatch> position() {
        return refold.seal().position() == signed.position()
                ? Optional.empty()
                : Optional.of(new Mismatch(
                        "facts",
                        "the last at position " + signed.position(),
                        "at " + refold.seal().position()));
    }

    /** Whether the facts lead to the chain that was signed; if not, to which entry they lead otherwise. */
    private Optional<Mismatch> chain() {
        if (refold.seal().chainHead().equals(signed.chainHead())) {
            return Optional.empty();
        }
        return entries("facts, what they lead to at ledger entry ", true)
                .or(() -> Optional.of(new Mismatch(
                        "facts, the chain they lead to",
                        "a head " + signed.chainHead(),
                        "a head " + refold.seal().chainHead())));
    }

    private Optional<Mismatch> ledger() {
        return entries("ledger, entry ", false);
    }

    private Optional<Mismatch> entries(String place, boolean bundledIsRight) {
        List<LedgerRecord> folded = refold.records();
        for (int i = 0; i < Math.max(folded.size(), bundle.ledger().size()); i++) {
            String byRules = i < folded.size() ? "SHA-256 " + folded.get(i).hash() : "no entry";
            String bundled = i < bundle.ledger().size()
                    ? "SHA-256 " + Hash.of(bundle.ledger().get(i))
                    : "no entry";
            if (!byRules.equals(bundled)) {
                return Optional.of(new Mismatch(
                        place + (i + 1), bundledIsRight ? bundled : byRules, bundledIsRight ? byRules : bundled));
            }
        }
        return Optional.empty();
    }

    private Optional<Mismatch> account() {
        return same("account", AccountLeaf.of(refold.seal()), bundle.account());
    }

    private Optional<Mismatch> line() {
        var leaves = refold.leaves();
        long index = bundle.linePath().index();
        return index < leaves.size()
                ? same("line", leaves.get(Math.toIntExact(index)), bundle.line())
                : Optional.of(new Mismatch("linePath, index", "below " + leaves.size(), Long.toString(index)));
    }

    private static Optional<Mismatch> same(String place, byte[] expected, byte[] found) {
        return Arrays.equals(expected, found)
                ? Optional.empty()
                : Optional.of(new Mismatch(place, new String(expected, UTF_8), new String(found, UTF_8)));
    }
}
