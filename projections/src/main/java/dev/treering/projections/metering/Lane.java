package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.Set;

/** Something of a subject that one thing at a time holds of: in which size and how many times, or whether it is so at all. */
record Lane(Kind kind, String name) implements Comparable<Lane> {

    /** What lanes there are. New ones go to the end: their places in this list are stored. */
    enum Kind {
        /** Dynos of a process type. */
        DYNO,
        /** An add-on. */
        ADD_ON,
        /** Whether a space is asked for. */
        SPACE,
        /** A network of a space. */
        NETWORK,
        /** Builds of an architecture. */
        BUILD,
        /** What a meter reported in a unit. */
        USAGE,
        /** Whether a space is there. */
        PROVISIONED,
        /** Whether an app is in maintenance mode. */
        MAINTENANCE
    }

    static final Lane MAINTENANCE = new Lane(Kind.MAINTENANCE, "");
    static final Lane SPACE = new Lane(Kind.SPACE, "");
    static final Lane PROVISIONED = new Lane(Kind.PROVISIONED, "");

    private static final Kind[] KINDS = Kind.values();

    /** Process types that nobody scales (Heroku: one-off dynos, release phase): they are commanded for as long as they run. */
    private static final Set<String> RUN_BY_THEMSELVES = Set.of("run", "release");

    static Lane dynos(ProcessType process) {
        return new Lane(Kind.DYNO, process.value());
    }

    static boolean runsByItself(ProcessType process) {
        return RUN_BY_THEMSELVES.contains(process.value());
    }

    /** Whether what is commanded follows what is observed. */
    boolean isCommandedAsObserved() {
        return kind == Kind.DYNO && RUN_BY_THEMSELVES.contains(name);
    }

    /** Whether a step is metered by the SKU it names. A space has one SKU for ever, see {@link SubjectHead#request()}. */
    boolean isMeteredByStep() {
        return kind != Kind.SPACE && kind != Kind.PROVISIONED && kind != Kind.MAINTENANCE;
    }

    ResourceKind resource() {
        return switch (kind) {
            case DYNO -> ResourceKind.DYNO;
            case ADD_ON -> ResourceKind.ADD_ON;
            case SPACE -> ResourceKind.SPACE;
            case NETWORK -> ResourceKind.NETWORK;
            case BUILD -> ResourceKind.BUILD;
            case USAGE -> ResourceKind.USAGE;
            case PROVISIONED, MAINTENANCE -> throw new IllegalStateException("nothing is metered by " + this);
        };
    }

    @Override
    public int compareTo(Lane other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : kind.compareTo(other.kind);
    }

    void write(StateWriter out) {
        out.number(kind.ordinal());
        out.text(name);
    }

    static Lane read(StateReader in) {
        return new Lane(KINDS[in.integer()], in.text());
    }
}
