package dev.treering.projections.note;

import static dev.treering.projections.note.Published.CHECKPOINT;
import static dev.treering.projections.note.Published.reason;
import static dev.treering.projections.note.Published.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.Hash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A checkpoint has one text, and is worth what its log's key has signed. */
class CheckpointTest {

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final Hash HASH = Hash.ofDigest(Base64.getDecoder().decode(ROOT));

    @Test
    void the_published_checkpoint_reads_and_is_written_as_it_was() {
        var note = value(SignedNote.parse(CHECKPOINT));

        var checkpoint = value(Checkpoint.parse(note.text()));

        assertThat(checkpoint).isEqualTo(new Checkpoint("example.com/behind-the-sofa", 20_852_163, HASH));
        assertThat(checkpoint.text()).isEqualTo(note.text());
    }

    @Test
    void further_lines_are_kept() {
        var checkpoint = value(Checkpoint.parse("log\n0\n" + ROOT + "\nmore\nand more\n"));

        assertThat(checkpoint).isEqualTo(new Checkpoint("log", 0, HASH, List.of("more", "and more")));
    }

    @Test
    void what_is_no_checkpoint_is_refused_with_the_reason() {
        String lines = "a checkpoint is an origin, a size and a root, and no line of it is empty";
        assertRefused("log\n1\n" + ROOT, "a checkpoint that does not end with a newline");
        assertRefused("log\n1\n", lines);
        assertRefused("\n1\n" + ROOT + "\n", lines);
        assertRefused("log\n1\n" + ROOT + "\n\n", lines);
        assertRefused("log\n01\n" + ROOT + "\n", "a tree size is written in digits without leading zeros, not `01`");
        assertRefused("log\n+1\n" + ROOT + "\n", "a tree size is written in digits without leading zeros, not `+1`");
        assertRefused("log\n-1\n" + ROOT + "\n", "a tree size is written in digits without leading zeros, not `-1`");
        assertRefused("log\n99999999999999999999\n" + ROOT + "\n", "`99999999999999999999` is no tree size");
        assertRefused("log\n1\nCsUY\n", "base64 of 3 bytes where 32 belong");
        assertRefused(
                "log\n1\n" + ROOT.replace("q2I=", "q2J=") + "\n",
                "base64 is written with unused bits that are not zero, or without its padding");
    }

    @Test
    void it_opens_when_a_key_of_its_own_log_has_signed_it() {
        var log = SigningKey.generate("example.com/log", new SecureRandom());
        var successor = SigningKey.generate("example.com/log", new SecureRandom());
        var checkpoint = new Checkpoint("example.com/log", 3, HASH);

        var signed = SignedCheckpoint.sign(checkpoint, List.of(log, successor));
        var opened = value(SignedCheckpoint.open(signed.note().bytes(), List.of(successor.verifier())));

        assertThat(opened.checkpoint()).isEqualTo(checkpoint);
        assertThat(opened.signers()).containsExactly(successor.verifier());
        assertThat(opened.unknown()).hasSize(1);
    }

    @Test
    void the_signature_of_another_log_is_none() {
        var other = SigningKey.generate("example.com/other", new SecureRandom());
        var note = SignedNote.sign(new Checkpoint("example.com/log", 3, HASH).text(), List.of(other));

        assertThat(reason(SignedCheckpoint.open(note.bytes(), List.of(other.verifier()))))
                .isEqualTo("a checkpoint of example.com/log that no key of that name has signed");
    }

    @Test
    void a_forged_size_or_root_is_found_by_the_signature() {
        var log = SigningKey.generate("example.com/log", new SecureRandom());
        String note = SignedCheckpoint.sign(new Checkpoint("example.com/log", 3, HASH), List.of(log))
                .note()
                .written();

        assertThat(reason(
                        SignedCheckpoint.open(note.replace("\n3\n", "\n4\n").getBytes(UTF_8), List.of(log.verifier()))))
                .isEqualTo("the signature of example.com/log (" + log.verifier().id() + ") is not one of this text");
    }

    private static void assertRefused(String text, String reason) {
        assertThat(reason(Checkpoint.parse(text))).isEqualTo(reason);
    }
}
