package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/** A process type in one size: what is metered together within an app. */
record Slot(ProcessType process, DynoSize size) implements Comparable<Slot> {

    Resource of(AppId app) {
        return Resource.dyno(app, process, size);
    }

    @Override
    public int compareTo(Slot other) {
        int byProcess = process.compareTo(other.process);
        return byProcess != 0 ? byProcess : size.compareTo(other.size);
    }

    void write(StateWriter out) {
        out.text(process.value());
        out.text(size.value());
    }

    static Slot read(StateReader in) {
        return new Slot(new ProcessType(in.text()), new DynoSize(in.text()));
    }
}
