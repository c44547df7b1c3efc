package dev.treering.projections.note;

import java.util.OptionalLong;

/**
 * What a key of a log may do. Within its sizes it signs; what it has signed there is verified with it for ever; outside of them its
 * signature is worth nothing.
 *
 * @param from first size of the log whose checkpoint it signs
 * @param until last such size, at which its successor signs as well; empty for the key in use
 */
public record KeyUse(VerifierKey key, long from, OptionalLong until) {

    public KeyUse {
        if (from < 0 || (until.isPresent() && until.getAsLong() <= from)) {
            throw new IllegalArgumentException("no range of sizes: " + from + " to " + until);
        }
    }

    /** Whether a checkpoint of this size is to be signed by the key. */
    public boolean covers(long size) {
        return size >= from && (until.isEmpty() || size <= until.getAsLong());
    }

    /** A key that has a successor only verifies. */
    public boolean verifiesOnly() {
        return until.isPresent();
    }
}
