package dev.treering.events.archive;

import dev.treering.events.vocabulary.Hash;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an archive is to hold, fixed before its first file: begun again after any end it comes to the same files, however much the
 * log has grown.
 *
 * @param firstPosition of the log
 * @param lastPosition of the log, itself included
 * @param previous hash of the manifest it goes on from
 */
public record ArchiveScope(int partitions, long firstPosition, long lastPosition, Optional<Hash> previous) {

    /** Name of the file that holds it until the archive is whole. */
    static final String NAME = "unfinished.json";

    byte[] bytes() {
        return manifest(List.of(), new TreeMap<>()).bytes();
    }

    static ArchiveScope read(byte[] bytes) {
        var manifest = ManifestJson.read(NAME, bytes);
        return new ArchiveScope(
                manifest.partitions(), manifest.firstPosition(), manifest.lastPosition(), manifest.previous());
    }

    Manifest manifest(List<ArchiveFile> files, TreeMap<String, Hash> schemas) {
        return new Manifest(partitions, firstPosition, lastPosition, files, schemas, previous);
    }
}
