package dev.treering.runtime.queue;

import java.time.Duration;

/** Work that failed and need not be tried again for so long, unless its key is added again. */
public final class HeldUp extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration wait;

    public HeldUp(RuntimeException cause, Duration wait) {
        super(cause.getMessage(), cause);
        this.wait = wait;
    }

    /** For how long. */
    Duration span() {
        return wait;
    }
}
