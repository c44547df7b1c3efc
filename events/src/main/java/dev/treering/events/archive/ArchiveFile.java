package dev.treering.events.archive;

import dev.treering.events.vocabulary.Hash;
import java.util.Locale;

/**
 * A file of facts of one partition, as the manifest names it.
 *
 * @param bytes its length
 * @param facts records in it, at least one
 * @param sha256 over all its bytes
 */
public record ArchiveFile(
        String name, int partition, long firstPosition, long lastPosition, long facts, long bytes, Hash sha256) {

    /** Sorts as the log does, partition by partition. */
    static String name(int partition, long firstPosition) {
        return String.format(Locale.ROOT, "facts-%04d-%019d.avro", partition, firstPosition);
    }
}
