package dev.treering.projections.note;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note: {@code — name base64}.
 *
 * @param name of the key
 * @param base64 of the key's id (4 bytes) and the signature behind it
 */
public record NoteSignature(String name, String base64) {

    private static final String DASH = "— ";

    public NoteSignature {
        KeyName.require(name);
        if (!(Base64Text.read(base64) instanceof Reading.Read<byte[]> bytes) || bytes.value().length <= Integer.BYTES) {
            throw new IllegalArgumentException("no signature: " + base64);
        }
    }

    static NoteSignature of(String name, int keyId, byte[] signature) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return new NoteSignature(name, Base64Text.of(bytes));
    }

    /** Which key it says it is by. Short, and no proof of anything. */
    public int keyId() {
        return ByteBuffer.wrap(bytes()).getInt();
    }

    /** The signature without the key's id. */
    public byte[] signature() {
        byte[] bytes = bytes();
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }

    /** The line, without its newline. */
    public String line() {
        return DASH + name + " " + base64;
    }

    static Reading<NoteSignature> parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            return Reading.refused("a signature line is a dash, a name and base64, not `" + line + "`");
        }
        String name = line.substring(DASH.length(), space);
        if (!KeyName.isValid(name)) {
            return Reading.refused("a signature by a key that cannot have the name `" + name + "`");
        }
        String base64 = line.substring(space + 1);
        return Base64Text.read(base64)
                .then(bytes -> bytes.length <= Integer.BYTES
                        ? Reading.refused("a signature of " + name + " that is empty")
                        : Reading.of(new NoteSignature(name, base64)));
    }

    private byte[] bytes() {
        return switch (Base64Text.read(base64)) {
            case Reading.Read<byte[]> read -> read.value();
            case Reading.Refused<byte[]> refused -> throw new IllegalStateException(refused.reason());
        };
    }
}
