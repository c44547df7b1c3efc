package dev.treering.events.log;

/** The log could not be reached, or did not answer: the outcome is unknown and the same call may be made again. */
public final class LogUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
