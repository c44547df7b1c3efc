package dev.treering.embedded;

import java.nio.file.Path;

/** The directory already has an owner: another process, or another part of this one. Nothing in it was touched. */
public final class DirectoryInUseException extends StartFailedException {
    private static final long serialVersionUID = 1L;

    DirectoryInUseException(Path directory, String owner) {
        super(directory + " is in use by " + owner
                + ". Two processes must not share it: stop the other one, or choose another directory.");
    }
}
