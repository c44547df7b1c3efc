package dev.treering.runtime.reconcile;

import java.util.Set;

/** A step of a plan that was not done, and why. */
public final class StepFailed extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final Set<Integer> REFUSALS = Set.of(400, 403, 422);
    private static final int LONGEST_REASON = 500;

    private final String object;
    private final int status;
    private final String reason;

    /**
     * @param object what was to be written, by kind, namespace and name
     * @param status HTTP status of the answer; 0 where there was none
     */
    public StepFailed(String object, int status, String reason, RuntimeException cause) {
        super(object + ": " + (status == 0 ? "" : status + " ") + reason, cause);
        this.object = object;
        this.status = status;
        this.reason = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }

    public String object() {
        return object;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    /** Whether the same again is refused again, until something else has changed: a right, a quota, or what is wished for. */
    public boolean isRefusal() {
        return REFUSALS.contains(status);
    }
}
