package dev.treering.projections.note;

import static dev.treering.projections.note.Published.reason;
import static dev.treering.projections.note.Published.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.treering.events.vocabulary.Hash;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Each key signs within its sizes, and at a change both do.
 *
 * <pre>
 *   size    0 . . . . 12 . . .
 *   first   ──────────┤
 *   second            ├───────
 * </pre>
 */
class KeyRingTest {

    private static final String NAME = "example.com/seals";
    private static final SigningKey FIRST = SigningKey.generate(NAME, new SecureRandom());
    private static final SigningKey SECOND = SigningKey.generate(NAME, new SecureRandom());
    private static final KeyRing RING = KeyRing.of(FIRST.verifier()).rotated(12, SECOND.verifier());

    @Test
    void before_the_change_the_first_key_signs_after_it_the_second_and_at_it_both() {
        assertThat(value(RING.open(signed(0, FIRST))).signers()).containsExactly(FIRST.verifier());
        assertThat(value(RING.open(signed(11, FIRST))).checkpoint().size()).isEqualTo(11);
        assertThat(value(RING.open(signed(12, FIRST, SECOND))).signers())
                .containsExactly(FIRST.verifier(), SECOND.verifier());
        assertThat(value(RING.open(signed(13, SECOND))).signers()).containsExactly(SECOND.verifier());
    }

    @Test
    void a_key_outside_of_its_sizes_and_a_change_that_one_has_not_signed_are_refused() {
        assertThat(reason(RING.open(signed(13, FIRST)))).isEqualTo(missing(13, SECOND, FIRST));
        assertThat(reason(RING.open(signed(11, SECOND)))).isEqualTo(missing(11, FIRST, SECOND));
        assertThat(reason(RING.open(signed(12, FIRST)))).isEqualTo(missing(12, SECOND, FIRST));
        assertThat(reason(RING.open(signed(12, SECOND)))).isEqualTo(missing(12, FIRST, SECOND));
    }

    @Test
    void who_has_the_first_key_only_verifies_up_to_the_change_and_with_it() {
        var old = KeyRing.of(FIRST.verifier());

        assertThat(value(old.open(signed(12, FIRST, SECOND))).unknown()).hasSize(1);
        assertThat(reason(old.open(signed(13, SECOND)))).isEqualTo("no key that is known has signed it");
    }

    @Test
    void the_ring_is_a_line_a_key_and_is_read_in_no_other_way() {
        String text = FIRST.verifier() + " 0 12\n" + SECOND.verifier() + " 12 -\n";
        assertThat(RING.text()).isEqualTo(text);
        assertThat(value(KeyRing.parse(text))).isEqualTo(RING);
        assertThat(RING.inUse()).isEqualTo(SECOND.verifier());
        assertThat(RING.origin()).isEqualTo(NAME);
        assertThat(RING.uses()).extracting(KeyUse::verifiesOnly).containsExactly(true, false);
        for (String other : List.of(
                "",
                text.strip(),
                text + "\n",
                text.replace("\n", "\r\n"),
                text.replace(" 12 -", " 13 -"),
                text.replace(" 12 -", " 012 -"),
                text.replace(" 12 -", " 12 40"),
                text.replace(" 12\n", " -\n"),
                text.replace(" 0 12", " 1 12"),
                text.replace(" 0 12", " 0  12"),
                text.replace(" 0 12", " 0 twelve"),
                FIRST.verifier() + " 0 12\n" + FIRST.verifier() + " 12 -\n")) {
            assertThat(KeyRing.parse(other)).as(other).isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    void no_key_comes_back_and_none_has_another_name() {
        var stranger = SigningKey.generate("example.com/other", new SecureRandom());

        assertThatIllegalArgumentException().isThrownBy(() -> RING.rotated(20, FIRST.verifier()));
        assertThatIllegalArgumentException().isThrownBy(() -> RING.rotated(20, stranger.verifier()));
        assertThatIllegalArgumentException().isThrownBy(() -> RING.rotated(12, stranger.verifier()));
    }

    @Test
    void a_change_of_keys_is_an_entry_of_its_own_kind() {
        var rotation = new KeyRotation(FIRST.verifier(), SECOND.verifier());
        String entry = "{\"from\":\"" + FIRST.verifier() + "\",\"to\":\"" + SECOND.verifier()
                + "\",\"type\":\"key-rotation\",\"v\":\"1\"}";

        assertThat(new String(rotation.entry(), UTF_8)).isEqualTo(entry);
        assertThat(value(KeyRotation.parse(entry.getBytes(UTF_8)))).isEqualTo(rotation);
        assertThat(reason(KeyRotation.parse("{\"type\":\"period\"}".getBytes(UTF_8))))
                .isEqualTo("no change of keys");
        assertThat(KeyRotation.parse(entry.replace("\"to\":\"" + SECOND.verifier(), "\"to\":\"" + FIRST.verifier())
                        .getBytes(UTF_8)))
                .isInstanceOf(Reading.Refused.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyRotation(FIRST.verifier(), FIRST.verifier()));
    }

    private static String missing(long size, SigningKey missing, SigningKey found) {
        return "the checkpoint of size " + size + " is to be signed by key "
                + missing.verifier().id() + ", and is signed by ["
                + found.verifier().id() + "]";
    }

    private static byte[] signed(long size, SigningKey... keys) {
        var root = Hash.of(Long.toString(size).getBytes(UTF_8));
        return SignedCheckpoint.sign(new Checkpoint(NAME, size, root), List.of(keys))
                .note()
                .bytes();
    }
}
