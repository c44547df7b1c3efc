package dev.treering.projections.note;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The entry by which a log changes its key. It is canonical JSON, and the checkpoint that first covers it is signed by both keys.
 *
 * @param from the key that signed until here
 * @param to the key that signs from here on, of the same name
 */
public record KeyRotation(VerifierKey from, VerifierKey to) {

    private static final String HEAD = "{\"from\":\"";
    private static final String MIDDLE = "\",\"to\":\"";
    private static final String TAIL = "\",\"type\":\"key-rotation\",\"v\":\"1\"}";

    public KeyRotation {
        if (!from.name().equals(to.name()) || from.keyId() == to.keyId()) {
            throw new IllegalArgumentException("a log changes to another key of its own name: " + from + ", " + to);
        }
        if (!isPlain(from.name())) {
            throw new IllegalArgumentException("a name that JSON would have to escape: " + from.name());
        }
    }

    /** Whether a name can stand in the entry as it is. */
    public static boolean isPlain(String name) {
        return name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
    }

    /** The entry's bytes. */
    public byte[] entry() {
        return (HEAD + from + MIDDLE + to + TAIL).getBytes(UTF_8);
    }

    /** Reads an entry; refused if it is one of another kind. */
    public static Reading<KeyRotation> parse(byte[] entry) {
        String text = new String(entry, UTF_8);
        int middle = text.indexOf(MIDDLE);
        if (!text.startsWith(HEAD) || !text.endsWith(TAIL) || middle < HEAD.length()) {
            return Reading.refused("no change of keys");
        }
        String from = text.substring(HEAD.length(), middle);
        String to = text.substring(middle + MIDDLE.length(), text.length() - TAIL.length());
        return VerifierKey.parse(from).then(old -> VerifierKey.parse(to).then(fresh -> of(old, fresh)));
    }

    private static Reading<KeyRotation> of(VerifierKey from, VerifierKey to) {
        return from.name().equals(to.name()) && from.keyId() != to.keyId() && isPlain(from.name())
                ? Reading.of(new KeyRotation(from, to))
                : Reading.refused("a change of keys between " + from + " and " + to);
    }
}
