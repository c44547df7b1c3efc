package dev.treering.projections.note;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The keys of one log in their order, each with the sizes at which it signs.
 *
 * <pre>
 *   size    0 . . . . 12 . . . . 30 . . .
 *   key 1   ──────────┤
 *   key 2             ├──────────┤            12 and 30 are signed by two keys
 *   key 3                        ├───────
 * </pre>
 */
public record KeyRing(List<KeyUse> uses) {

    private static final String IN_USE = "-";

    public KeyRing {
        uses = List.copyOf(uses);
        if (uses.isEmpty() || uses.getFirst().from() != 0) {
            throw new IllegalArgumentException("the first key of a log signs from size 0 on");
        }
        for (int i = 0; i + 1 < uses.size(); i++) {
            var next = uses.get(i + 1);
            if (!uses.get(i).until().equals(OptionalLong.of(next.from()))) {
                throw new IllegalArgumentException("a key signs until its successor does: " + uses);
            }
        }
        if (uses.getLast().verifiesOnly()) {
            throw new IllegalArgumentException("the last key of a log is in use");
        }
        String name = uses.getFirst().key().name();
        var keys = uses.stream().map(KeyUse::key).toList();
        if (!keys.stream().allMatch(key -> key.name().equals(name))
                || keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException("the keys of a log have its name, and none comes back: " + keys);
        }
    }

    /** The ring of a log with its first key. */
    public static KeyRing of(VerifierKey first) {
        return new KeyRing(List.of(new KeyUse(first, 0, OptionalLong.empty())));
    }

    /** The ring after a change of keys that the checkpoint of this size is the first to cover. */
    public KeyRing rotated(long size, VerifierKey to) {
        var all = new ArrayList<>(uses.subList(0, uses.size() - 1));
        var last = uses.getLast();
        all.add(new KeyUse(last.key(), last.from(), OptionalLong.of(size)));
        all.add(new KeyUse(to, size, OptionalLong.empty()));
        return new KeyRing(all);
    }

    /** The log whose keys they are. */
    public String origin() {
        return uses.getFirst().key().name();
    }

    /** The key that signs today. */
    public VerifierKey inUse() {
        return uses.getLast().key();
    }

    /**
     * Reads a checkpoint of this log. Refused unless every key that was to sign at its size has signed it; a key that may not sign at
     * that size, retired or not yet in use, counts for nothing.
     */
    public Reading<SignedCheckpoint> open(byte[] bytes) {
        var keys = uses.stream().map(KeyUse::key).toList();
        return SignedCheckpoint.open(bytes, keys).then(this::signedByAll);
    }

    private Reading<SignedCheckpoint> signedByAll(SignedCheckpoint signed) {
        long size = signed.checkpoint().size();
        for (KeyUse use : uses) {
            if (use.covers(size) && !signed.signers().contains(use.key())) {
                return Reading.refused("the checkpoint of size " + size + " is to be signed by key "
                        + use.key().id() + ", and is signed by "
                        + signed.signers().stream().map(VerifierKey::id).toList());
            }
        }
        return Reading.of(signed);
    }

    /** A line a key: the verifier key, the first size it signs, the last one or {@code -}. */
    public String text() {
        var out = new StringBuilder();
        for (KeyUse use : uses) {
            String until = use.until().isPresent() ? Long.toString(use.until().getAsLong()) : IN_USE;
            out.append(use.key())
                    .append(' ')
                    .append(use.from())
                    .append(' ')
                    .append(until)
                    .append('\n');
        }
        return out.toString();
    }

    /** Reads one verifier key, which is taken for the only one, or {@link #text}. */
    public static Reading<KeyRing> ofKeyOrKeys(String text) {
        return text.contains(" ") ? parse(text) : VerifierKey.parse(text).then(key -> Reading.of(of(key)));
    }

    /** Reads {@link #text}, and no other way of writing it. */
    public static Reading<KeyRing> parse(String text) {
        var uses = new ArrayList<KeyUse>();
        for (String line : text.lines().toList()) {
            switch (use(line)) {
                case Reading.Read<KeyUse> read -> uses.add(read.value());
                case Reading.Refused<KeyUse> refused -> {
                    return Reading.refused(refused.reason());
                }
            }
        }
        try {
            var ring = new KeyRing(uses);
            return ring.text().equals(text)
                    ? Reading.of(ring)
                    : Reading.refused("keys that are written in another way");
        } catch (IllegalArgumentException e) {
            return Reading.refused(String.valueOf(e.getMessage()));
        }
    }

    private static Reading<KeyUse> use(String line) {
        var parts = List.of(line.split(" ", -1));
        if (parts.size() != 3) {
            return Reading.refused("a key is said as key, first size, last size, not `" + line + "`");
        }
        return VerifierKey.parse(parts.getFirst()).then(key -> {
            try {
                var until = parts.get(2).equals(IN_USE)
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(parts.get(2)));
                return Reading.of(new KeyUse(key, Long.parseLong(parts.get(1)), until));
            } catch (IllegalArgumentException _) { // NumberFormatException is one
                return Reading.refused("no sizes of a log: `" + line + "`");
            }
        });
    }
}
