package dev.treering.events.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import dev.treering.wire.PublishedSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes an archive into a directory of its own: partition by partition, each in the order of the log, then {@link #confirm}. May be
 * killed at any moment: until it is confirmed there is no manifest, and begun again it writes the same files.
 */
public final class ArchiveWriter implements AutoCloseable {

    private final Path directory;
    private final ArchiveScope scope;
    private final ArchiveLimits limits;
    private final List<ArchiveFile> files = new ArrayList<>();
    private final TreeSet<Long> fingerprints = new TreeSet<>();
    private @Nullable FactFileWriter open;
    private int partition = -1;

    private ArchiveWriter(Path directory, ArchiveScope scope, ArchiveLimits limits) {
        this.directory = directory;
        this.scope = scope;
        this.limits = limits;
    }

    /** The scope of what was begun in a directory and not finished; empty where nothing was. */
    public static Optional<ArchiveScope> begun(Path directory) throws IOException {
        Path file = directory.resolve(ArchiveScope.NAME);
        return Files.exists(file) ? Optional.of(ArchiveScope.read(Files.readAllBytes(file))) : Optional.empty();
    }

    /**
     * Begins, or begins again.
     *
     * @throws DamagedArchive where the directory holds something that no archive with this scope put there
     */
    public static ArchiveWriter begin(Path directory, ArchiveScope scope, ArchiveLimits limits) throws IOException {
        Files.createDirectories(directory);
        var begun = begun(directory);
        var others = DurableFiles.names(directory).stream()
                .filter(name -> !name.endsWith(DurableFiles.UNFINISHED))
                .toList();
        if (begun.isEmpty() && !others.isEmpty()) {
            throw new DamagedArchive(
                    directory.toString(),
                    DamagedArchive.WHOLE_FILE,
                    "directory",
                    "nothing in it",
                    String.join(", ", others));
        }
        if (begun.isPresent() && !begun.get().equals(scope)) {
            throw new DamagedArchive(
                    ArchiveScope.NAME,
                    DamagedArchive.WHOLE_FILE,
                    "scope",
                    scope.toString(),
                    begun.get().toString());
        }
        DurableFiles.write(directory.resolve(ArchiveScope.NAME), scope.bytes());
        return new ArchiveWriter(directory, scope, limits);
    }

    /** Takes the next fact of its partition. Facts outside the scope are for the caller to leave out. */
    public void append(ArchivedFact fact) throws IOException {
        if (fact.partition() != partition) {
            finishFile();
            partition = fact.partition();
        }
        FactFileWriter writer = open;
        if (writer == null) {
            writer = FactFileWriter.begin(directory, fact);
            open = writer;
        }
        writer.append(fact);
        fact.fingerprint().ifPresent(fingerprints::add);
        if (writer.isFull(limits)) {
            finishFile();
        }
    }

    private void finishFile() throws IOException {
        if (open != null) {
            files.add(open.finish());
            open = null;
        }
    }

    /**
     * Reads all that was written again, and only then says that it is an archive.
     *
     * @throws DamagedArchive where what is read is not what was written, or is not the whole of the scope
     */
    public Manifest confirm(ArchiveProgress progress) throws IOException {
        finishFile();
        var manifest = scope.manifest(files, writeSchemas());
        Files.deleteIfExists(directory.resolve(Manifest.SUMS)); // of an earlier attempt that came this far
        Archive.unconfirmed(directory, manifest).readAll(progress);
        DurableFiles.write(directory.resolve(Manifest.SUMS), sums(manifest).getBytes(UTF_8));
        DurableFiles.write(directory.resolve(Manifest.NAME), manifest.bytes());
        Files.delete(
                directory.resolve(ArchiveScope.NAME)); // last: killed before, it is begun again and comes to the same
        return manifest;
    }

    private TreeMap<String, Hash> writeSchemas() throws IOException {
        var schemas = new TreeMap<String, Hash>();
        Files.createDirectories(directory.resolve("schemas"));
        for (long fingerprint : fingerprints) {
            var schema = PublishedSchemas.all().withFingerprint(fingerprint);
            if (schema
                    .isPresent()) { // a payload that names none of ours is kept as it is, and read by whoever knows it
                var name = String.format(Locale.ROOT, "schemas/%016x.avsc", fingerprint);
                byte[] bytes = (schema.get() + "\n").getBytes(UTF_8);
                DurableFiles.write(directory.resolve(name), bytes);
                schemas.put(name, Hash.of(bytes));
            }
        }
        return schemas;
    }

    /** As {@code sha256sum} writes it, the manifest among them. */
    static String sums(Manifest manifest) {
        var hashes = new TreeMap<String, Hash>(manifest.schemas());
        manifest.files().forEach(file -> hashes.put(file.name(), file.sha256()));
        hashes.put(Manifest.NAME, manifest.hash());
        var text = new StringBuilder();
        hashes.forEach(
                (name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
        return text.toString();
    }

    /** Gives up what is not confirmed. */
    @Override
    public void close() throws IOException {
        if (open != null) {
            open.abandon();
            open = null;
        }
    }
}
