package dev.treering.events.wire;

/** Bytes that cannot be understood as the record they are said to be. The message says why. */
public final class UnreadableRecord extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableRecord(String problem) {
        super(problem);
    }

    public UnreadableRecord(String problem, Throwable cause) {
        super(problem, cause);
    }
}
