package dev.treering.server.cli;

import dev.treering.projections.proof.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A checkpoint as it is given to a command: the number of one that was published, or a file with one that was kept. */
final class GivenCheckpoint {

    private static final String NUMBER = "#?[1-9][0-9]{0,17}|checkpoint:[1-9][0-9]{0,17}";

    private GivenCheckpoint() {}

    /** A file that cannot be read fails with 2. */
    static Given of(String text) {
        return text.matches(NUMBER)
                ? new Given.Number(Long.parseLong(text.replaceFirst("#|checkpoint:", "")))
                : new Given.Note(read(Path.of(text)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Failure.unknown("the checkpoint cannot be read: " + e);
        }
    }
}
