package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/** The newest revision of a cell that is in the ledger. */
record Issued(int revision, Usage usage, Positions positions) {

    /** What stands for a cell that was never issued. */
    static final Issued NEVER = new Issued(-1, Usage.NONE, Positions.NONE);

    void write(StateWriter out) {
        out.number(revision);
        out.number(usage.commandedMs());
        out.number(usage.observedMs());
        out.number(usage.billableMs());
        positions.write(out);
    }

    static Issued read(StateReader in) {
        return new Issued(in.integer(), new Usage(in.number(), in.number(), in.number()), Positions.read(in));
    }
}
