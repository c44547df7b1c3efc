package dev.treering.projections.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An archive that is kept with the tests, and beside it the hash of every ledger record that was made of it when it was new. */
record GoldenArchive(Path directory) {

    private static final Path ALL = Path.of("src/test/resources/golden");
    private static final String DIGEST = "digest ";

    /** All there are, the oldest first. */
    static List<GoldenArchive> all() {
        try (Stream<Path> found = Files.walk(ALL, 2)) {
            return found.filter(path -> Files.exists(path.resolve("archive")))
                    .sorted()
                    .map(GoldenArchive::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GoldenArchive named(String name) {
        return new GoldenArchive(ALL.resolve(name));
    }

    Path archive() {
        return directory.resolve("archive");
    }

    /** Lines of account, sequence and hash. */
    List<String> records() {
        return lines().filter(line -> !line.startsWith("#") && !line.startsWith(DIGEST))
                .toList();
    }

    String digest() {
        return lines().filter(line -> line.startsWith(DIGEST))
                .findFirst()
                .orElseThrow()
                .substring(DIGEST.length());
    }

    private Stream<String> lines() {
        try {
            return Files.readAllLines(directory.resolve("records.txt"), UTF_8).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what was made of it, once: what is there is never written again. */
    void write(FoldedRecords.OfArchive folded) throws IOException {
        Path file = directory.resolve("records.txt");
        if (Files.exists(file)) {
            throw new IllegalStateException(file + " is there: golden files are never edited; add new ones");
        }
        var text = new StringBuilder("""
                # What was made of the archive beside this file when it was new: account, sequence, SHA-256 of the record's bytes.
                # Never edit this file and never write it anew. If it does not agree with what is made of the archive today, then
                # what was charged then could not be proved any more: mend the code. For new rules and new facts add new archives.
                # These values are our own output, by their nature: they say that nothing has changed, not that it was right.
                """);
        text.append(DIGEST).append(folded.verified().digest()).append('\n');
        folded.records()
                .all()
                .forEach(record -> text.append(FoldedRecords.line(record)).append('\n'));
        Files.writeString(file, text.toString(), UTF_8);
    }

    @Override
    public String toString() {
        return ALL.relativize(directory).toString();
    }
}
