package dev.treering.projections.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/** A key one trusts to have signed something: a name, and the Ed25519 key. Written {@code name+id+base64}. */
public final class VerifierKey {

    /** Before the key, where others could stand: ECDSA, cosignatures, … */
    private static final byte ED25519 = 1;

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private VerifierKey(String name, byte[] raw, PublicKey key) {
        this.name = name;
        this.raw = raw;
        this.key = key;
    }

    /** A key of 32 bytes under a name; refused if it cannot have that name, or is none. */
    public static Reading<VerifierKey> of(String name, byte[] raw) {
        if (!KeyName.isValid(name)) {
            return Reading.refused("no key can have the name `" + name + "`");
        }
        if (raw.length != Ed25519.KEY_BYTES) {
            return Reading.refused("an Ed25519 key has 32 bytes, not " + raw.length);
        }
        byte[] own = raw.clone();
        return Ed25519.publicKey(own).then(key -> Reading.of(new VerifierKey(name, own, key)));
    }

    /** Reads {@code name+id+base64}. */
    public static Reading<VerifierKey> parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            return Reading.refused("a verifier key is name+id+base64, not `" + text + "`");
        }
        return Base64Text.read(parts[2])
                .then(VerifierKey::ofType)
                .then(raw -> of(parts[0], raw))
                .then(key -> key.id().equals(parts[1])
                        ? Reading.of(key)
                        : Reading.refused("the key of " + parts[0] + " has the id " + key.id() + ", not " + parts[1]));
    }

    private static Reading<byte[]> ofType(byte[] typed) {
        if (typed.length == 0 || typed[0] != ED25519) {
            return Reading.refused("a verifier key that is not Ed25519");
        }
        return Reading.of(Arrays.copyOfRange(typed, 1, typed.length));
    }

    public String name() {
        return name;
    }

    /** The first four bytes of SHA-256(name, newline, 0x01, key). */
    public int keyId() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(name.getBytes(UTF_8));
        out.write('\n');
        out.writeBytes(typed());
        return ByteBuffer.wrap(Hash.of(out.toByteArray()).bytes()).getInt();
    }

    /** The same in eight hexadecimal digits, as people and files name a key. */
    public String id() {
        return HexFormat.of().toHexDigits(keyId());
    }

    /** The 32 bytes of the key. */
    public byte[] raw() {
        return raw.clone();
    }

    /** Whether the signature says that it is by this key. */
    public boolean isNamedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == keyId();
    }

    /** Whether the signature is one of this text by this key. */
    public boolean verifies(String text, NoteSignature signature) {
        return isNamedBy(signature) && Ed25519.verifies(key, text.getBytes(UTF_8), signature.signature());
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + raw.length];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return typed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(raw);
    }

    /** {@code name+id+base64}, as it is given to those who verify. */
    @Override
    public String toString() {
        return name + "+" + id() + "+" + Base64Text.of(typed());
    }
}
