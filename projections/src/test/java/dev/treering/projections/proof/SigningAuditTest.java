package dev.treering.projections.proof;

import static dev.treering.projections.proof.SealedLog.KEY;
import static dev.treering.projections.proof.SealedLog.KEYS;
import static dev.treering.projections.proof.SealedLog.ORIGIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.KeyRotation;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SigningKey;
import dev.treering.projections.proof.Signing.Agreed;
import dev.treering.projections.proof.Signing.Covered;
import dev.treering.projections.proof.Signing.Differs;
import dev.treering.projections.proof.Signing.Unknown;
import dev.treering.projections.sealing.Combination;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Two months are sealed and signed, and between them the key may be changed:
 *
 * <pre>
 *   seals         1          2
 *   signed log    1  (key)   2
 *   checkpoints   1          2        or 1, 2, 3 with the change of keys
 * </pre>
 */
class SigningAuditTest {

    private static final SealedLog LOG = SealedLog.ofTwoMonths();
    private static final SigningKey NEXT = SigningKey.generate(ORIGIN, new SecureRandom());
    private static final SigningKey FORGER = SigningKey.generate(ORIGIN, new SecureRandom());
    private static final List<byte[]> ENTRIES = LOG.closes().stream()
            .map(each -> ((Combination.Complete) each).seal().entry())
            .toList();
    private static final List<byte[]> NOTES = List.of(note(ENTRIES.subList(0, 1), KEY), note(ENTRIES, KEY));

    @Test
    void seals_signed_log_and_checkpoints_of_one_history_agree_and_a_month_is_found_in_it() {
        var agreed = (Agreed) audit(NOTES, ENTRIES, Optional.of(LOG.period()), Optional.empty());

        assertThat(agreed.signed()).isEqualTo(2);
        assertThat(agreed.checkpoints()).isEqualTo(2);
        assertThat(agreed.stored()).contains(2);
        assertThat(agreed.month()).contains(new Covered(position(), 2));
    }

    @Test
    void a_checkpoint_that_somebody_kept_is_of_this_history_or_names_what_is_different() {
        var other = new ArrayList<>(ENTRIES);
        other.set(0, "{}".getBytes(UTF_8));
        var longer = new ArrayList<>(ENTRIES);
        longer.add("{}".getBytes(UTF_8));

        assertThat(((Agreed) kept(NOTES.getFirst())).given().orElseThrow().size())
                .isEqualTo(1);
        assertThat(kept(note(other, KEY)))
                .isEqualTo(new Differs(
                        "the checkpoint given, checkpoint 2",
                        "root " + root(ENTRIES) + ", of the seals",
                        "root " + root(other)));
        assertThat(kept(note(longer, KEY)))
                .isEqualTo(new Differs(
                        "the checkpoint given, checkpoint 3",
                        "at most the 2 entries that the seals come to",
                        "3 entries"));
        assertThat(kept(note(ENTRIES, FORGER)))
                .isInstanceOfSatisfying(
                        Differs.class, forged -> assertThat(forged.place()).isEqualTo("the checkpoint given"));
        assertThat(audit(NOTES, ENTRIES, Optional.empty(), Optional.of(new Given.Number(3))))
                .isEqualTo(new Unknown("checkpoint 3 was not published"));
    }

    @Test
    void a_published_checkpoint_that_is_forged_or_of_another_history_is_named() {
        var other = new ArrayList<>(ENTRIES);
        other.set(1, "{}".getBytes(UTF_8));

        assertThat(audit(List.of(NOTES.getFirst(), note(other, KEY)), ENTRIES, Optional.empty(), Optional.empty()))
                .isEqualTo(new Differs(
                        "topic checkpoints, record 1, checkpoint 2",
                        "root " + root(ENTRIES) + ", of the seals",
                        "root " + root(other)));
        assertThat(audit(List.of(note(ENTRIES, FORGER)), ENTRIES, Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        Differs.class, forged -> assertThat(forged.place()).isEqualTo("topic checkpoints, record 0"));
    }

    @Test
    void a_signed_log_with_another_entry_or_fewer_than_were_published_is_named() {
        var other = List.of(ENTRIES.getFirst(), "{}".getBytes(UTF_8));

        assertThat(audit(NOTES, other, Optional.empty(), Optional.empty()))
                .isEqualTo(new Differs("signed log, entry 1", new String(ENTRIES.get(1), UTF_8), "{}"));
        assertThat(audit(NOTES, ENTRIES.subList(0, 1), Optional.empty(), Optional.empty()))
                .isEqualTo(new Differs("signed log", "the 2 entries that were published", "1 entries"));
    }

    @Test
    void a_month_that_is_sealed_and_not_signed_is_told_and_one_that_is_open_is_nobody_s_yet() {
        assertThat(audit(NOTES.subList(0, 1), ENTRIES.subList(0, 1), Optional.of(LOG.period()), Optional.empty()))
                .isEqualTo(new Signing.NotSigned(LOG.period()));
        var open = audit(NOTES, ENTRIES, Optional.of(LOG.period().plusMonths(1)), Optional.empty());
        assertThat(((Agreed) open).month()).isEmpty();
    }

    @Test
    void after_a_change_of_keys_the_first_key_leads_to_all_and_without_any_it_cannot_be_told() {
        var entries = new ArrayList<>(ENTRIES);
        entries.add(1, new KeyRotation(KEY.verifier(), NEXT.verifier()).entry());
        var ring = KEYS.rotated(2, NEXT.verifier());
        var notes =
                List.of(note(entries.subList(0, 1), KEY), note(entries.subList(0, 2), KEY, NEXT), note(entries, NEXT));
        var stored = Optional.of(new StoredEntries(ring, entries));
        var trusted = SigningAudit.trusted(KEYS, ring);

        var seals = new SignedSeals(LOG.closes(), notes, Optional.of(trusted));
        assertThat(new SigningAudit(seals, stored, Optional.of(LOG.period()), Optional.empty()).outcome())
                .isInstanceOfSatisfying(
                        Agreed.class, agreed -> assertThat(agreed.month()).contains(new Covered(position(), 3)));
        var keyless = new SignedSeals(LOG.closes(), notes, Optional.empty());
        assertThat(new SigningAudit(keyless, Optional.empty(), Optional.empty(), Optional.empty()).outcome())
                .isInstanceOf(Unknown.class);
        var stranger = KeyRing.of(FORGER.verifier());
        assertThat(SigningAudit.trusted(stranger, ring)).isEqualTo(stranger);
    }

    private static Signing kept(byte[] note) {
        return audit(NOTES, ENTRIES, Optional.empty(), Optional.of(new Given.Note(new String(note, UTF_8))));
    }

    private static Signing audit(
            List<byte[]> notes, List<byte[]> stored, Optional<YearMonth> month, Optional<Given> given) {
        var seals = new SignedSeals(LOG.closes(), notes, Optional.of(KEYS));
        return new SigningAudit(seals, Optional.of(new StoredEntries(KEYS, stored)), month, given).outcome();
    }

    private static long position() {
        return ((Combination.Complete) LOG.closes().getLast()).seal().position();
    }

    private static String root(List<byte[]> entries) {
        return MerkleTree.root(entries.stream().map(MerkleTree::leaf).toList()).toString();
    }

    private static byte[] note(List<byte[]> entries, SigningKey... keys) {
        var leaves = entries.stream().map(MerkleTree::leaf).toList();
        return SignedCheckpoint.sign(new Checkpoint(ORIGIN, leaves.size(), MerkleTree.root(leaves)), List.of(keys))
                .note()
                .bytes();
    }
}
