package dev.treering.projections.metering;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.Comparator;
import java.util.Optional;

/**
 * The best that is known of one run of a dyno. What is kept is the strongest sighting ever told; since the strongest of several
 * does not depend on their order, neither do the cells, and a repeated fact changes nothing.
 *
 * @param startedAt ms since 1970 UTC
 * @param countsFrom {@code startedAt}, or when the account was opened if that was later
 * @param endedAt ms since 1970 UTC, exclusive; {@link #OPEN} while no end is known
 * @param declaredAt when the end was told of a dyno that was lost; {@code endedAt} otherwise
 */
record Sighting(Kind kind, Slot slot, long startedAt, long countsFrom, long endedAt, long declaredAt) {

    static final long OPEN = Long.MAX_VALUE;

    static final ShelfCodec<Sighting> CODEC = ShelfCodec.version(2, Sighting::write, Sighting::read);

    /** The one reason of a stop that is no crash: the container ended by itself and was done. */
    private static final String COMPLETED = "Completed";

    /** Weakest first. A stop carries the kubelet's own two times, so it also beats a loss that was declared before. */
    enum Kind {
        STARTED,
        LOST,
        CRASHED,
        STOPPED;

        private boolean isStop() {
            return this == CRASHED || this == STOPPED;
        }

        /** A crash is as strong as any stop. */
        private int rank() {
            return Math.min(ordinal(), CRASHED.ordinal());
        }
    }

    private static final Kind[] KINDS = Kind.values();

    private static final Comparator<Sighting> AMONG_EQUALS = Comparator.comparingLong(Sighting::startedAt)
            .thenComparing(Comparator.comparingLong(Sighting::declaredAt).reversed())
            .thenComparing(Sighting::slot)
            .thenComparing(Sighting::kind)
            .thenComparing(Comparator.comparingLong(Sighting::countsFrom).reversed());

    /**
     * Among starts the later is stronger, among stops the shorter run: where two sources contradict each other the tie goes to the
     * customer. Among losses the later proof of life is stronger. The rest only makes the order total; what was told before
     * the account was opened and is told again after it stays as it was.
     */
    boolean isStrongerThan(Sighting other) {
        int rank = kind.rank();
        if (rank != other.kind.rank()) {
            return rank > other.kind.rank();
        }
        long weight = weightWithinKind();
        if (weight != other.weightWithinKind()) {
            return weight > other.weightWithinKind();
        }
        return AMONG_EQUALS.compare(this, other) > 0;
    }

    /**
     * What a fact says of a run.
     *
     * @param heldAt when the fact held, ms since 1970 UTC
     * @param opening before which nothing of it counts
     */
    static Sighting of(DynoFact fact, long heldAt, long opening) {
        long startedAt = fact.startedAt().toEpochMilli();
        long from = Math.max(startedAt, opening);
        Slot slot = slot(fact.dyno());
        return switch (fact) {
            case DynoFact.Started _ -> new Sighting(Kind.STARTED, slot, startedAt, from, OPEN, OPEN);
            case DynoFact.Lost lost ->
                new Sighting(Kind.LOST, slot, startedAt, from, lost.lastSeenAt().toEpochMilli(), heldAt);
            case DynoFact.Stopped stopped -> {
                Kind kind = stopped.reason().equals(COMPLETED) ? Kind.STOPPED : Kind.CRASHED;
                long endedAt = stopped.stoppedAt().toEpochMilli();
                yield new Sighting(kind, slot, startedAt, from, endedAt, endedAt);
            }
        };
    }

    /** The last instant that a fact which says this tells of; a start is open-ended, it reaches as far as it is told of. */
    long lastInstant(long heldAt) {
        return kind == Kind.STARTED ? Math.max(startedAt, heldAt) : endedAt;
    }

    /** The latest time it names. */
    long latest() {
        return kind == Kind.STARTED ? startedAt : endedAt;
    }

    boolean isCrash() {
        return kind == Kind.CRASHED;
    }

    /** While it runs. */
    Span running() {
        return new Span(Level.RUNNING, slot, countsFrom, endedAt, countsFrom == startedAt);
    }

    /** From the last proof of life until it was declared lost. */
    Optional<Span> lost() {
        return kind == Kind.LOST && declaredAt > endedAt
                ? Optional.of(new Span(Level.LOST, slot, endedAt, declaredAt, false))
                : Optional.empty();
    }

    /** From its crash until the next run of the same pod began. */
    Optional<Span> restarting(Sighting next) {
        return isCrash() && next.startedAt > endedAt
                ? Optional.of(new Span(Level.RESTARTING, slot, endedAt, next.startedAt, false))
                : Optional.empty();
    }

    private long weightWithinKind() {
        if (kind.isStop()) {
            return startedAt - endedAt;
        }
        return kind == Kind.STARTED ? startedAt : endedAt;
    }

    private static Slot slot(Dyno dyno) {
        return Slot.dynos(dyno.process(), dyno.size());
    }

    private void write(StateWriter out) {
        out.number(kind.ordinal());
        slot.write(out);
        out.number(startedAt);
        out.number(countsFrom - startedAt);
        out.number(endedAt);
        out.number(declaredAt - endedAt);
    }

    private static Sighting read(StateReader in) {
        Kind kind = KINDS[in.integer()];
        Slot slot = Slot.read(in);
        long startedAt = in.number();
        long countsFrom = startedAt + in.number();
        long endedAt = in.number();
        return new Sighting(kind, slot, startedAt, countsFrom, endedAt, endedAt + in.number());
    }
}
