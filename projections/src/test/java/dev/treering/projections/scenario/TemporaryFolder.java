package dev.treering.projections.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where servers live that outlast a test; whoever made one deletes it. */
final class TemporaryFolder {

    private TemporaryFolder() {}

    static Path made() {
        try {
            return Files.createTempDirectory("treering-shared");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
