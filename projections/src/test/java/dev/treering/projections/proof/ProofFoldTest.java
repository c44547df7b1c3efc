package dev.treering.projections.proof;

import static dev.treering.projections.proof.SealedLog.KEY;
import static dev.treering.projections.proof.SealedLog.KEYS;
import static dev.treering.projections.proof.SealedLog.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.seal.Seal;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.KeyRotation;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SigningKey;
import dev.treering.projections.sealing.Combination;
import dev.treering.projections.sealing.SealedDocument;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A proof is made of what lies on the topics:
 *
 * <pre>
 *   facts        . . . . close 1 . . . . close 2 . .
 *   seals                   1               2
 *   checkpoints             1               2             or one entry more, where the log has changed its key
 * </pre>
 */
class ProofFoldTest {

    private static final SealedLog LOG = SealedLog.ofTwoMonths();
    private static final SigningKey NEXT = SigningKey.generate(ORIGIN, new SecureRandom());

    @Test
    void a_line_of_each_month_is_proved_under_the_first_checkpoint_that_covers_it() {
        var seals =
                new SignedSeals(LOG.closes(), List.of(note(1, List.of(KEY)), note(2, List.of(KEY))), Optional.of(KEYS));

        assertThat(verified(statement(), seals, KEYS).checkpoint().size()).isEqualTo(2);
        var first = (Combination.Complete) LOG.closes().getFirst();
        var before = first.leaves().keySet().stream()
                .map(each -> new LineWanted.OfStatement(each, first.seal().period(), Optional.empty(), 1))
                .filter(each -> proof(each, seals) instanceof Proof.Made)
                .findFirst();
        assertThat(verified(before.orElseThrow(), seals, KEYS).checkpoint().size())
                .isEqualTo(1);
    }

    @Test
    void a_line_that_is_none_is_told_how_many_there_are() {
        var wanted = statement();
        var seals = new SignedSeals(LOG.closes(), List.of(note(2, List.of(KEY))), Optional.empty());
        int lines = document().lines().size();

        for (int line : List.of(0, lines + 1)) {
            assertThat(proof(new LineWanted.OfStatement(account(), wanted.period(), wanted.mode(), line), seals))
                    .isEqualTo(new Proof.NoLine("the " + document().mode() + " statement of " + account() + " for "
                            + wanted.period() + " has " + lines + " lines, from 1, and no line " + line));
        }
    }

    @Test
    void what_is_not_closed_not_sealed_or_not_signed_cannot_be_proved_yet() {
        var wanted = statement();
        var next = new LineWanted.OfStatement(account(), wanted.period().plusMonths(1), Optional.empty(), 1);
        var unsigned = new SignedSeals(LOG.closes(), List.of(note(1, List.of(KEY))), Optional.empty());
        var unsealed = new SignedSeals(LOG.closes().subList(0, 1), List.of(), Optional.empty());

        assertThat(reason(proof(next, unsigned))).endsWith(" is not closed yet, so nothing of it is sealed");
        assertThat(reason(proof(wanted, unsigned))).endsWith(" and not signed yet");
        assertThat(reason(proof(wanted, unsealed))).endsWith(" is not sealed by every partition yet");
        assertThat(proof(
                        new LineWanted.OfStatement(new AccountId("nobody"), wanted.period(), Optional.empty(), 1),
                        unsigned))
                .isInstanceOf(Proof.NoDocument.class);
    }

    @Test
    void a_log_that_has_changed_its_key_is_known_by_its_keys_and_by_nothing_else() {
        var entries = entries();
        entries.add(1, new KeyRotation(KEY.verifier(), NEXT.verifier()).entry());
        var ring = KEYS.rotated(2, NEXT.verifier());
        var notes = List.of(note(entries.subList(0, 1), List.of(KEY)), note(entries, List.of(NEXT)));

        var verified = verified(statement(), new SignedSeals(LOG.closes(), notes, Optional.of(ring)), ring);
        assertThat(verified.checkpoint().size()).isEqualTo(3);
        assertThat(verified.keys()).containsExactly(NEXT.verifier().id());
        assertThat(reason(proof(statement(), new SignedSeals(LOG.closes(), notes, Optional.empty()))))
                .contains("covers more than the 2 entries");
    }

    @Test
    void a_checkpoint_of_another_history_proves_nothing() {
        var other = entries();
        other.set(0, new byte[] {1});
        var seals = new SignedSeals(LOG.closes(), List.of(note(other, List.of(KEY))), Optional.of(KEYS));

        assertThat(reason(proof(statement(), seals))).contains("it is of another history");
    }

    private static Verdict.Verified verified(LineWanted wanted, SignedSeals seals, KeyRing keys) {
        var made = (Proof.Made) proof(wanted, seals);
        return (Verdict.Verified) BundleCheck.check(BundleWriter.write(made.bundle()), keys);
    }

    private static String reason(Proof proof) {
        return ((Proof.NotProvable) proof).reason();
    }

    private static Proof proof(LineWanted wanted, SignedSeals seals) {
        var fold = new ProofFold(wanted);
        LOG.facts().stream()
                .filter(each ->
                        each.fact().fact().owner().map(wanted.account()::equals).orElse(true))
                .forEach(fold::accept);
        return fold.proof(seals);
    }

    private static ArrayList<byte[]> entries() {
        var entries = new ArrayList<byte[]>();
        LOG.closes()
                .forEach(
                        each -> entries.add(((Combination.Complete) each).seal().entry()));
        return entries;
    }

    private static byte[] note(int size, List<SigningKey> keys) {
        return note(entries().subList(0, size), keys);
    }

    private static byte[] note(List<byte[]> entries, List<SigningKey> keys) {
        List<Hash> leaves = entries.stream().map(MerkleTree::leaf).toList();
        return SignedCheckpoint.sign(new Checkpoint(ORIGIN, leaves.size(), MerkleTree.root(leaves)), keys)
                .note()
                .bytes();
    }

    private static LineWanted.OfStatement statement() {
        return new LineWanted.OfStatement(
                account(), LOG.period(), Optional.of(document().mode()), 1);
    }

    private static AccountId account() {
        return document().record().chained().account();
    }

    /** Of the month that was closed last. */
    private static SealedDocument document() {
        YearMonth last = LOG.period();
        return LOG.documents().stream()
                .filter(each -> each.kind() == Seal.Document.STATEMENT
                        && each.period().equals(last)
                        && !each.lines().isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
