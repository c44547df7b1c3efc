package dev.treering.projections.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text with signatures below it. It is worth nothing until {@link #openedBy} says whose signatures they are.
 *
 * @param text ends with a newline; UTF-8 without control characters
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** More than anybody needs; verifiers are to have a limit. */
    static final int MOST_SIGNATURES = 64;

    private static final String SEPARATOR = "\n\n";

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || hasControls(text)) {
            throw new IllegalArgumentException("a note's text ends with a newline and has no control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException(
                    "a note has 1 to " + MOST_SIGNATURES + " signatures, not " + signatures.size());
        }
    }

    /**
     * A note whose signatures were looked at.
     *
     * @param signers the known keys that have signed it, in the order of their lines, at least one
     * @param unknown lines of keys that are not known; they say nothing
     */
    public record Opened(String text, List<VerifierKey> signers, List<NoteSignature> unknown) {
        public Opened {
            signers = List.copyOf(signers);
            unknown = List.copyOf(unknown);
        }
    }

    /** A text signed by these keys, in their order. */
    public static SignedNote sign(String text, List<SigningKey> keys) {
        return new SignedNote(text, keys.stream().map(key -> key.sign(text)).toList());
    }

    /** The note as it is stored and sent: text, an empty line, the signature lines. */
    public String written() {
        var out = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> out.append(signature.line()).append('\n'));
        return out.toString();
    }

    /** Reads what {@link #written} wrote, in UTF-8. */
    public static Reading<SignedNote> parse(byte[] bytes) {
        return Utf8.read(bytes).then(SignedNote::parse);
    }

    /** Reads what {@link #written} wrote. */
    public static Reading<SignedNote> parse(String note) {
        if (hasControls(note)) {
            return Reading.refused("a note with control characters");
        }
        int end = note.lastIndexOf(SEPARATOR);
        if (end < 0) {
            return Reading.refused("a note without an empty line before its signatures");
        }
        String lines = note.substring(end + SEPARATOR.length());
        if (!lines.endsWith("\n")) {
            return Reading.refused(
                    lines.isEmpty() ? "a note without signatures" : "a note that does not end with a newline");
        }
        return withSignatures(note.substring(0, end + 1), List.of(lines.split("\n", -1)));
    }

    private static Reading<SignedNote> withSignatures(String text, List<String> lines) {
        if (lines.size() - 1 > MOST_SIGNATURES) {
            return Reading.refused("a note with more than " + MOST_SIGNATURES + " signatures");
        }
        var signatures = new ArrayList<NoteSignature>();
        for (String line : lines.subList(0, lines.size() - 1)) { // the last is what follows the last newline
            switch (NoteSignature.parse(line)) {
                case Reading.Read<NoteSignature> read -> signatures.add(read.value());
                case Reading.Refused<NoteSignature> refused -> {
                    return Reading.refused(refused.reason());
                }
            }
        }
        return Reading.of(new SignedNote(text, signatures));
    }

    /**
     * Looks whose signatures they are. Refused if a known key's signature is not one of this text, or if no known key has signed;
     * lines of unknown keys are passed over, as the format wants it.
     */
    public Reading<Opened> openedBy(Collection<VerifierKey> known) {
        var signers = new ArrayList<VerifierKey>();
        var unknown = new ArrayList<NoteSignature>();
        for (NoteSignature signature : signatures) {
            var named = known.stream().filter(key -> key.isNamedBy(signature)).toList();
            var verified =
                    named.stream().filter(key -> key.verifies(text, signature)).findFirst();
            if (verified.isPresent()) {
                signers.add(verified.get());
            } else if (named.isEmpty()) {
                unknown.add(signature);
            } else {
                return Reading.refused("the signature of " + signature.name() + " ("
                        + named.getFirst().id() + ") is not one of this text");
            }
        }
        return signers.isEmpty()
                ? Reading.refused("no key that is known has signed it")
                : Reading.of(new Opened(text, signers, unknown));
    }

    /** The bytes of {@link #written}. */
    public byte[] bytes() {
        return written().getBytes(UTF_8);
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> c < ' ' && c != '\n');
    }
}
