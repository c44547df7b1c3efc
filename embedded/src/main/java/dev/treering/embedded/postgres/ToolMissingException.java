package dev.treering.embedded.postgres;

import java.io.IOException;

/** A program could not be run at all: it is not there, or not for this machine. */
final class ToolMissingException extends IOException {
    private static final long serialVersionUID = 1L;

    ToolMissingException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
