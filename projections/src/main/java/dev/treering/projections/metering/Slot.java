package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/** A lane in one SKU: what has a cell of its own within a subject, such as a process type in a size. Ordered as resources are. */
record Slot(Lane lane, Sku sku) implements Comparable<Slot> {

    static Slot dynos(ProcessType process, DynoSize size) {
        return new Slot(Lane.dynos(process), Sku.of(size));
    }

    Resource of(Subject subject) {
        String name = lane.equals(Lane.SPACE) ? subject.space() : lane.name();
        return new Resource(lane.resource(), subject.app(), name, sku);
    }

    @Override
    public int compareTo(Slot other) {
        int byName = lane.name().compareTo(other.lane.name());
        if (byName != 0) {
            return byName;
        }
        int bySku = sku.compareTo(other.sku);
        return bySku != 0 ? bySku : lane.kind().compareTo(other.lane.kind());
    }

    void write(StateWriter out) {
        lane.write(out);
        out.text(sku.value());
    }

    static Slot read(StateReader in) {
        return new Slot(Lane.read(in), new Sku(in.text()));
    }
}
