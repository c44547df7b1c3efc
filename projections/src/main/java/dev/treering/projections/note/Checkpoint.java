package dev.treering.projections.note;

import dev.treering.events.vocabulary.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log says of itself at one size: the text of the note that it signs (c2sp.org/tlog-checkpoint).
 *
 * @param origin which log; no two have the same
 * @param size entries
 * @param root of the Merkle tree over them
 * @param extensions further lines, opaque, none of them empty; usually none
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    private static final int MANDATORY = 3;

    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (size < 0 || !isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
            throw new IllegalArgumentException("no checkpoint: " + origin + ", " + size + ", " + extensions);
        }
    }

    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /** The lines, each with its newline. */
    public String text() {
        var lines = new ArrayList<>(List.of(origin, Long.toString(size), Base64Text.of(root.bytes())));
        lines.addAll(extensions);
        return String.join("\n", lines) + "\n";
    }

    /** Reads {@link #text}: there is one text of a checkpoint, and any other is refused. */
    public static Reading<Checkpoint> parse(String text) {
        if (!text.endsWith("\n")) {
            return Reading.refused("a checkpoint that does not end with a newline");
        }
        var lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < MANDATORY || !lines.stream().allMatch(Checkpoint::isLine)) {
            return Reading.refused("a checkpoint is an origin, a size and a root, and no line of it is empty");
        }
        return size(lines.get(1))
                .then(size -> Base64Text.read(lines.get(2), Hash.LENGTH)
                        .then(root -> Reading.of(new Checkpoint(
                                lines.getFirst(), size, Hash.ofDigest(root), lines.subList(MANDATORY, lines.size())))));
    }

    private static Reading<Long> size(String digits) {
        try {
            long size = Long.parseLong(digits);
            return size >= 0 && Long.toString(size).equals(digits)
                    ? Reading.of(size)
                    : Reading.refused("a tree size is written in digits without leading zeros, not `" + digits + "`");
        } catch (NumberFormatException _) {
            return Reading.refused("`" + digits + "` is no tree size");
        }
    }

    private static boolean isLine(String line) {
        return !line.isEmpty() && line.chars().allMatch(c -> c >= ' ');
    }
}
