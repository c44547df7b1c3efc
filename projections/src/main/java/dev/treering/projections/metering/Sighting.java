package dev.treering.projections.metering;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.time.Instant;
import java.util.Comparator;

/**
 * The best that is known of one run of a dyno. What is kept is the strongest sighting ever told; since the strongest of several
 * does not depend on their order, neither do the cells, and a repeated fact changes nothing.
 *
 * @param startedAt ms since 1970 UTC
 * @param endedAt ms since 1970 UTC, exclusive; {@link #OPEN} while no end is known
 */
record Sighting(Kind kind, Slot slot, long startedAt, long endedAt) {

    static final long OPEN = Long.MAX_VALUE;

    static final ShelfCodec<Sighting> CODEC = ShelfCodec.version(1, Sighting::write, Sighting::read);

    /** Weakest first. A stop carries the kubelet's own two times, so it also beats a loss that was declared before. */
    enum Kind {
        STARTED,
        LOST,
        STOPPED
    }

    /**
     * Among starts the later is stronger, among stops the shorter run: where two sources contradict each other the tie goes to the
     * customer. Among losses the later proof of life is stronger. The rest only makes the order total.
     */
    private static final Comparator<Sighting> STRENGTH = Comparator.comparing(Sighting::kind)
            .thenComparingLong(Sighting::weightWithinKind)
            .thenComparingLong(Sighting::startedAt)
            .thenComparing(Sighting::slot);

    static Sighting of(DynoFact fact) {
        long startedAt = fact.startedAt().toEpochMilli();
        Slot slot = slot(fact.dyno());
        return switch (fact) {
            case DynoFact.Started _ -> new Sighting(Kind.STARTED, slot, startedAt, OPEN);
            case DynoFact.Lost lost -> ended(Kind.LOST, slot, startedAt, lost.lastSeenAt());
            case DynoFact.Stopped stopped -> ended(Kind.STOPPED, slot, startedAt, stopped.stoppedAt());
        };
    }

    boolean isStrongerThan(Sighting other) {
        return STRENGTH.compare(this, other) > 0;
    }

    private long weightWithinKind() {
        return switch (kind) {
            case STARTED -> startedAt;
            case LOST -> endedAt;
            case STOPPED -> startedAt - endedAt;
        };
    }

    private static Sighting ended(Kind kind, Slot slot, long startedAt, Instant endedAt) {
        return new Sighting(kind, slot, startedAt, endedAt.toEpochMilli());
    }

    private static Slot slot(Dyno dyno) {
        return new Slot(dyno.process(), dyno.size());
    }

    private void write(StateWriter out) {
        out.text(kind.name());
        slot.write(out);
        out.number(startedAt);
        out.number(endedAt);
    }

    private static Sighting read(StateReader in) {
        return new Sighting(Kind.valueOf(in.text()), Slot.read(in), in.number(), in.number());
    }
}
