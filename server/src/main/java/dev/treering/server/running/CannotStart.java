package dev.treering.server.running;

import dev.treering.embedded.StartFailedException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.stream.Stream;

/** The server cannot start, for a reason outside of it; the message is for the person who starts it. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is known to have its reason outside, in words; everything else as it is. */
    static RuntimeException because(RuntimeException failure, int port) {
        if (isCausedBy(failure, BindException.class)) {
            return new CannotStart(
                    "port " + port + " is in use: stop what listens there, or choose another with --port", failure);
        }
        if (failure instanceof CannotStart
                || failure instanceof StartFailedException
                || failure instanceof UncheckedIOException) {
            return new CannotStart(String.valueOf(failure.getMessage()), failure);
        }
        return isCausedBy(failure, SQLException.class)
                ? new CannotStart("cannot reach PostgreSQL: " + failure.getMessage(), failure)
                : failure;
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Exception> reason) {
        return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
                .anyMatch(reason::isInstance);
    }
}
