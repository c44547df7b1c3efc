package dev.treering.projections.proof;

import dev.treering.projections.note.KeyRing;
import java.util.List;

/**
 * The entries of a signed log as they lie on a disk, in their order, once the log was found to be sound in itself.
 *
 * @param keys as its own entries say them
 */
public record StoredEntries(KeyRing keys, List<byte[]> entries) {
    public StoredEntries {
        entries = List.copyOf(entries);
    }
}
