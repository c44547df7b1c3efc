package dev.treering.server.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.server.http.Checkpoints;
import java.util.List;

/** What is signed, for other threads than the one that signs. */
public final class Shown {

    private final String origin;
    private final KeyRing ring;
    private volatile State state;

    /** The newest checkpoint, and all periods up to it. */
    private record State(SignedCheckpoint newest, List<Checkpoints.Sealed> sealed) {}

    Shown(SignedPeriods periods) {
        this.origin = periods.log().keys().origin();
        this.ring = periods.log().keys();
        this.state = stateOf(periods);
    }

    void update(SignedPeriods periods) {
        state = stateOf(periods);
    }

    private static State stateOf(SignedPeriods periods) {
        return new State(
                periods.log().checkpoint(),
                periods.entries().stream()
                        .map(entry -> new Checkpoints.Sealed(entry.index(), new String(entry.bytes(), UTF_8)))
                        .toList());
    }

    /** Names the log. */
    public String origin() {
        return origin;
    }

    /** A line a key: the verifier key, the first size it signs, the last one or {@code -}. */
    public List<String> keys() {
        return ring.text().lines().toList();
    }

    /** The keys themselves. */
    KeyRing ring() {
        return ring;
    }

    /** What was signed last. */
    public SignedCheckpoint newest() {
        return state.newest();
    }

    /** All periods, in the order of the log. */
    public List<Checkpoints.Sealed> sealed() {
        return state.sealed();
    }
}
