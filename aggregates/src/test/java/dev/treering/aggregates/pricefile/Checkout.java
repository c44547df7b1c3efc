package dev.treering.aggregates.pricefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that lie beside the code, wherever in the checkout the tests run. */
final class Checkout {

    private Checkout() {}

    /** The text of a file by its path from the root. */
    static String text(String path) {
        try {
            return Files.readString(root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " is not in the checkout", e);
        }
    }

    private static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("treering"))) {
                return at;
            }
        }
        throw new IllegalStateException("the tests do not run within the checkout");
    }
}
