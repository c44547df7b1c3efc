package dev.treering.embedded;

/** An embedded part could not start; the message says what was tried, what went wrong and what to do about it. */
public class StartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartFailedException(String message) {
        super(message);
    }

    public StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
