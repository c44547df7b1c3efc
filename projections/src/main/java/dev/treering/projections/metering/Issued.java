package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.projections.metering.DayMeasure.Reading;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/** The newest revision of a cell that is in the ledger. */
record Issued(int revision, Usage usage, int starts, Positions positions) {

    /** What stands for a cell that was never issued. */
    static final Issued NEVER = new Issued(-1, Usage.NONE, 0, Positions.NONE);

    /** Whether the cell now says something else. Starts alone, of dynos that ran for no time, make none. */
    boolean differsFrom(Reading reading) {
        return !reading.usage().equals(usage) || (reading.starts() != starts && !usage.equals(Usage.NONE));
    }

    void write(StateWriter out) {
        out.number(revision);
        out.number(usage.commandedMs());
        out.number(usage.observedMs());
        out.number(usage.billableMs());
        out.number(usage.crashMs());
        out.number(usage.lostMs());
        out.number(usage.maintenanceMs());
        out.number(starts);
        positions.write(out);
    }

    static Issued read(StateReader in) {
        return new Issued(
                in.integer(),
                new Usage(in.number(), in.number(), in.number(), in.number(), in.number(), in.number()),
                in.integer(),
                Positions.read(in));
    }
}
