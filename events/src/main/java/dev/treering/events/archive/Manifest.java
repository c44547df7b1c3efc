package dev.treering.events.archive;

import dev.treering.events.vocabulary.Hash;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an archive consists of. Written last: a directory with a manifest holds a whole archive.
 *
 * @param partitions of the topic the facts were read from
 * @param firstPosition of the log, 0 for an archive of the whole
 * @param lastPosition of the log, itself included
 * @param files by partition and position
 * @param schemas SHA-256 of each file of a schema that a payload was written with, by name
 * @param previous SHA-256 of the manifest that this one goes on from; empty where it goes on from none
 */
public record Manifest(
        int partitions,
        long firstPosition,
        long lastPosition,
        List<ArchiveFile> files,
        SortedMap<String, Hash> schemas,
        Optional<Hash> previous) {

    /** Name of the manifest in its directory. */
    public static final String NAME = "manifest.json";

    /** Name of the list of hashes, for {@code sha256sum -c}. */
    public static final String SUMS = "SHA256SUMS";

    public Manifest {
        if (partitions < 1 || firstPosition < 0 || lastPosition < firstPosition) {
            throw new IllegalArgumentException(
                    "no archive: " + partitions + " partitions, positions " + firstPosition + " to " + lastPosition);
        }
        files = List.copyOf(files);
        schemas = Collections.unmodifiableSortedMap(new TreeMap<>(schemas));
    }

    /** Facts, each counted once. */
    public long facts() {
        return lastPosition - firstPosition + 1;
    }

    /** Records of all files: a fact that concerns everybody is one for each partition. */
    public long records() {
        return files.stream().mapToLong(ArchiveFile::facts).sum();
    }

    /** The bytes of its one canonical form; see {@link ManifestJson}. */
    public byte[] bytes() {
        return ManifestJson.write(this);
    }

    /** What stands for the archive as a whole: SHA-256 of {@link #bytes}. */
    public Hash hash() {
        return Hash.of(bytes());
    }
}
