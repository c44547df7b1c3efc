package dev.treering.server.http;

/** Leaves a handler early with a refusal. Thrown and caught within the doors, and nowhere else. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Refused refused;

    public Refusal(Refused refused) {
        super(refused.detail(), null, false, false);
        this.refused = refused;
    }

    public Refused refused() {
        return refused;
    }
}
