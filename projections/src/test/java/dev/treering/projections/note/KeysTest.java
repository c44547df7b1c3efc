package dev.treering.projections.note;

import static dev.treering.projections.note.Published.COSIGNER;
import static dev.treering.projections.note.Published.ENOCH;
import static dev.treering.projections.note.Published.FOO;
import static dev.treering.projections.note.Published.PETER;
import static dev.treering.projections.note.Published.PETER_NOTE;
import static dev.treering.projections.note.Published.PETER_SECRET;
import static dev.treering.projections.note.Published.PETER_TEXT;
import static dev.treering.projections.note.Published.key;
import static dev.treering.projections.note.Published.reason;
import static dev.treering.projections.note.Published.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys are written and read as others write and read them. */
class KeysTest {

    /** PKCS#8 before the 32 bytes of an Ed25519 key: RFC 8410 §7. */
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    @Test
    void verifier_keys_read_and_are_written_as_they_were() {
        for (String text : List.of(PETER, ENOCH, FOO)) {
            assertThat(key(text)).hasToString(text);
        }
        assertThat(key(FOO).name()).isEqualTo("example.com/foo");
        assertThat(key(FOO).id()).isEqualTo("530d903a");
    }

    @Test
    void the_published_private_key_signs_the_published_note_to_the_byte() {
        var peter = value(SigningKey.parse("PeterNeumann", pem(PETER_SECRET)));

        assertThat(peter.verifier()).hasToString(PETER);
        assertThat(SignedNote.sign(PETER_TEXT, List.of(peter)).written()).isEqualTo(PETER_NOTE);
    }

    @Test
    void a_private_key_is_written_as_it_was_read_and_never_shown() {
        var peter =
                value(SigningKey.parse("PeterNeumann", "anything before\n" + pem(PETER_SECRET) + "anything behind\n"));

        assertThat(peter.pem()).isEqualTo(pem(PETER_SECRET));
        assertThat(peter).hasToString("signing key of " + PETER);
    }

    @Test
    void a_new_key_signs_what_its_verifier_verifies_and_is_read_back() {
        var made = SigningKey.generate("example.com/log", new SecureRandom());
        var read = value(SigningKey.parse("example.com/log", made.pem()));

        assertThat(read.verifier()).isEqualTo(made.verifier());
        assertThat(made.verifier().verifies("text\n", read.sign("text\n"))).isTrue();
        assertThat(made.verifier().verifies("other\n", read.sign("text\n"))).isFalse();
        assertThat(SigningKey.generate("example.com/log", new SecureRandom()).verifier())
                .isNotEqualTo(made.verifier());
    }

    @Test
    void a_verifier_key_that_is_not_one_is_refused_with_the_reason() {
        assertRefused("PeterNeumann+c74f20a3", "a verifier key is name+id+base64, not `PeterNeumann+c74f20a3`");
        assertRefused(
                PETER.replace("c74f20a3", "c74f20a4"), "the key of PeterNeumann has the id c74f20a3, not c74f20a4");
        assertRefused(
                PETER.replace("c74f20a3", "C74F20A3"), "the key of PeterNeumann has the id c74f20a3, not C74F20A3");
        assertThat(reason(VerifierKey.parse(PETER.replace("PeterNeumann", "PeterNewmann"))))
                .startsWith("the key of PeterNewmann has the id ");
        assertRefused(PETER.replace("PeterNeumann", "Peter Neumann"), "no key can have the name `Peter Neumann`");
        assertRefused(PETER.replace("PeterNeumann", ""), "no key can have the name ``");
        assertRefused(
                PETER.replace("0TW", "0T"),
                "base64 is written with unused bits that are not zero, or without its padding");
        assertRefused(PETER.replace("y10TW", "y10TX===="), "base64 has characters or a length that it cannot have");
        assertRefused("PeterNeumann+c74f20a3+AQ==", "an Ed25519 key has 32 bytes, not 0");
        assertRefused(COSIGNER, "a verifier key that is not Ed25519");
        byte[] outside = new byte[32];
        Arrays.fill(outside, (byte) 0xff);
        outside[31] = 0x7f;
        outside[0] = (byte) 0xef; // y = p + 2, which is not reduced
        assertThat(reason(VerifierKey.of("a", outside))).isEqualTo("a key that is no point of the curve");
    }

    @Test
    void a_private_key_that_is_not_one_is_refused_with_the_reason() {
        String pem = pem(PETER_SECRET);
        assertThat(reason(SigningKey.parse("a", ""))).isEqualTo("no unencrypted PKCS#8 private key in PEM");
        assertThat(reason(SigningKey.parse("a", pem.replace("PRIVATE", "ENCRYPTED PRIVATE"))))
                .isEqualTo("no unencrypted PKCS#8 private key in PEM");
        assertThat(reason(SigningKey.parse("a", pem.replace("MC4C", "MC4D"))))
                .isEqualTo("the private key is not Ed25519 in PKCS#8");
        assertThat(reason(SigningKey.parse("a b", pem))).isEqualTo("no key can have the name `a b`");
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.generate("a+b", new SecureRandom()));
    }

    private static void assertRefused(String text, String reason) {
        assertThat(reason(VerifierKey.parse(text))).isEqualTo(reason);
    }

    private static String pem(String typedSecret) {
        byte[] typed = Base64.getDecoder().decode(typedSecret);
        byte[] encoded = Arrays.copyOf(PKCS8, PKCS8.length + 32);
        System.arraycopy(typed, 1, encoded, PKCS8.length, 32);
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                + "\n-----END PRIVATE KEY-----\n";
    }
}
