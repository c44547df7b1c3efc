package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.InclusionPath;
import dev.treering.projections.note.Base64Text;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.Utf8;
import java.util.ArrayList;
import java.util.List;

/**
 * That an entry is in a log: c2sp.org/tlog-proof, without its line for extra data.
 *
 * @param index of the entry, from 0
 * @param siblings from the entry's sibling to the child of the root
 * @param note the signed checkpoint as it was published
 */
public record TlogProof(long index, List<Hash> siblings, String note) {

    private static final String HEAD = "c2sp.org/tlog-proof@v1\nindex ";

    public TlogProof {
        siblings = List.copyOf(siblings);
    }

    /** Of an entry under the checkpoint whose size the path has. */
    public static TlogProof of(InclusionPath path, SignedCheckpoint checkpoint) {
        if (path.size() != checkpoint.checkpoint().size()) {
            throw new IllegalArgumentException("a path in a tree of " + path.size() + " under a checkpoint of "
                    + checkpoint.checkpoint().size());
        }
        return new TlogProof(path.index(), path.siblings(), checkpoint.note().written());
    }

    /** The text, as it is stored with the extension {@code .tlog-proof}. */
    public String text() {
        var out = new StringBuilder(HEAD).append(index).append('\n');
        siblings.forEach(hash -> out.append(Base64Text.of(hash.bytes())).append('\n'));
        return out.append('\n').append(note).toString();
    }

    /** The bytes of the text. */
    public byte[] bytes() {
        return text().getBytes(UTF_8);
    }

    /** Reads {@link #text}; the checkpoint in it is for its reader to open. */
    public static Reading<TlogProof> parse(byte[] bytes) {
        return Utf8.read(bytes).then(TlogProof::parse);
    }

    private static Reading<TlogProof> parse(String text) {
        int end = text.indexOf("\n\n");
        if (!text.startsWith(HEAD) || end < 0) {
            return Reading.refused(
                    "a proof begins with c2sp.org/tlog-proof@v1 and an index, and has an empty line before its checkpoint");
        }
        var lines = List.of(text.substring(HEAD.length(), end).split("\n", -1));
        var siblings = new ArrayList<Hash>();
        for (String line : lines.subList(1, lines.size())) {
            switch (Base64Text.read(line, Hash.LENGTH)) {
                case Reading.Read<byte[]> read -> siblings.add(Hash.ofDigest(read.value()));
                case Reading.Refused<byte[]> refused -> {
                    return Reading.refused(refused.reason());
                }
            }
        }
        try {
            var proof = new TlogProof(Long.parseLong(lines.getFirst()), siblings, text.substring(end + 2));
            return proof.text().equals(text)
                    ? Reading.of(proof)
                    : Reading.refused("an index with a sign or leading zeros");
        } catch (NumberFormatException _) {
            return Reading.refused("`" + lines.getFirst() + "` is no index");
        }
    }

    /** The path in a tree of this size; refused if it has another number of hashes or the index is beyond it. */
    Reading<InclusionPath> path(long size) {
        try {
            return Reading.of(new InclusionPath(index, size, siblings));
        } catch (IllegalArgumentException e) {
            return Reading.refused(String.valueOf(e.getMessage()));
        }
    }
}
