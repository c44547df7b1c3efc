package dev.treering.embedded.kafka;

import org.jspecify.annotations.Nullable;

/** The broker met something it cannot go on after, such as a log directory that no longer takes writes. */
public final class BrokerFailure extends Error {
    private static final long serialVersionUID = 1L;
    private final int status;

    BrokerFailure(int status, @Nullable String message) {
        super(message == null ? "the broker's own log has the reason" : message);
        this.status = status;
    }

    /** The exit status the broker would have ended the process with. */
    public int status() {
        return status;
    }
}
