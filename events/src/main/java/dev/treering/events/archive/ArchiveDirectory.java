package dev.treering.events.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/** One archive on disk, held against its manifest. */
record ArchiveDirectory(Path directory, Manifest manifest) {

    private static final String NOTHING = "nothing";

    /** Throws {@link DamagedArchive} where there is no manifest, or none that can be. */
    static ArchiveDirectory open(Path directory) throws IOException {
        Path file = directory.resolve(Manifest.NAME);
        if (!Files.isRegularFile(file)) {
            boolean isBegun = Files.exists(directory.resolve(ArchiveScope.NAME));
            throw new DamagedArchive(
                    file.toString(),
                    DamagedArchive.WHOLE_FILE,
                    "file",
                    "the manifest of an archive",
                    isBegun ? "an export that has not ended; run it again" : NOTHING);
        }
        var opened = new ArchiveDirectory(directory, ManifestJson.read(file.toString(), Files.readAllBytes(file)));
        opened.checkFiles();
        return opened;
    }

    /** The manifest itself: each file has the name that its place gives it, in order. */
    private void checkFiles() {
        ArchiveFile before = null;
        for (ArchiveFile file : manifest.files()) {
            mustBe("name of a file", ArchiveFile.name(file.partition(), file.firstPosition()), file.name());
            boolean isInOrder = before == null
                    || before.partition() < file.partition()
                    || before.partition() == file.partition() && before.lastPosition() < file.firstPosition();
            mustBe("order of the files at " + file.name(), true, isInOrder);
            before = file;
        }
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    /** No file is missing and none is too many. */
    void checkNames() throws IOException {
        var expected = new TreeSet<String>(manifest.schemas().keySet());
        manifest.files().forEach(file -> expected.add(file.name()));
        expected.add(Manifest.NAME);
        expected.add(Manifest.SUMS);
        var found = new TreeSet<>(DurableFiles.names(directory));
        for (String name : expected) {
            if (!found.contains(name)) {
                throw damaged(name, "file", "as the manifest names it", NOTHING);
            }
        }
        for (String name : found) {
            if (!expected.contains(name)) {
                throw damaged(name, "file", NOTHING + ": the manifest does not name it", "a file");
            }
        }
    }

    /** The list of hashes says what the manifest says, and has the manifest's own. */
    void checkSums() throws IOException {
        if (!Files.isRegularFile(resolve(Manifest.SUMS))) {
            throw damaged(Manifest.SUMS, "file", "the hashes of the manifest, and its own", NOTHING);
        }
        byte[] expected = ArchiveWriter.sums(manifest).getBytes(UTF_8);
        byte[] found = Files.readAllBytes(resolve(Manifest.SUMS));
        int at = Arrays.mismatch(expected, found);
        if (at >= 0) {
            String line = new String(expected, 0, Math.min(at, expected.length), UTF_8);
            throw damaged(
                    Manifest.SUMS,
                    "line " + (line.lines().count() + (line.endsWith("\n") || line.isEmpty() ? 1 : 0)),
                    "the hashes of the manifest, and its own",
                    "other bytes from byte " + at + " on");
        }
    }

    /** {@code read} is told of every piece of a file of facts. */
    void checkHashes(LongConsumer read) throws IOException {
        for (ArchiveFile file : manifest.files()) {
            Path path = resolve(file.name());
            if (!Files.isRegularFile(path)) {
                throw damaged(file.name(), "file", "as the manifest names it", NOTHING);
            }
            if (Files.size(path) != file.bytes()) {
                throw damaged(file.name(), "bytes", file.bytes(), Files.size(path));
            }
            Hash found = DurableFiles.hash(path, read);
            if (!found.equals(file.sha256())) {
                throw damaged(file.name(), "sha256", file.sha256(), found);
            }
        }
        for (var schema : manifest.schemas().entrySet()) {
            checkSchema(schema.getKey(), schema.getValue());
        }
    }

    private void checkSchema(String name, Hash expected) throws IOException {
        byte[] bytes = Files.readAllBytes(resolve(name));
        if (!Hash.of(bytes).equals(expected)) {
            throw damaged(name, "sha256", expected, Hash.of(bytes));
        }
        String fingerprint;
        try {
            fingerprint = Long.toHexString(
                    SchemaNormalization.parsingFingerprint64(new Schema.Parser().parse(new String(bytes, UTF_8))));
        } catch (AvroRuntimeException e) {
            throw damaged(name, "schema", "an Avro schema", "none: " + e.getMessage());
        }
        String named = name.replaceAll("^schemas/0*|\\.avsc$", "");
        if (!named.equals(fingerprint)) {
            throw damaged(name, "fingerprint", named, fingerprint);
        }
    }

    /** Something that the manifest says. */
    void mustBe(String field, Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            throw damaged(Manifest.NAME, field, expected, found == null ? NOTHING : found);
        }
    }

    private DamagedArchive damaged(String name, String field, Object expected, Object found) {
        return new DamagedArchive(
                resolve(name).toString(), DamagedArchive.WHOLE_FILE, field, expected.toString(), found.toString());
    }
}
