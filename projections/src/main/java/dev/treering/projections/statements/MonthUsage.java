package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.SortedMap;

/** The newest usage of a resource on each day of a month it was used on; days count from 1. */
record MonthUsage(SortedMap<Integer, Usage> days) {

    static final MonthUsage NONE = new MonthUsage(Sorted.empty());

    static final ShelfCodec<MonthUsage> CODEC = ShelfCodec.version(1, MonthUsage::write, MonthUsage::read);

    MonthUsage with(int dayOfMonth, Usage usage) {
        return new MonthUsage(Sorted.with(days, dayOfMonth, usage));
    }

    private void write(StateWriter out) {
        out.map(days, (day, o) -> o.number(day), (usage, o) -> {
            o.number(usage.commandedMs());
            o.number(usage.observedMs());
            o.number(usage.billableMs());
        });
    }

    private static MonthUsage read(StateReader in) {
        return new MonthUsage(in.map(StateReader::integer, i -> new Usage(i.number(), i.number(), i.number())));
    }
}
