package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.math.BigDecimal;
import java.util.SortedMap;

/** What the newest cell of a resource says on each day of a month it was used on; days count from 1. */
record MonthUsage(SortedMap<Integer, Metered> days) {

    static final MonthUsage NONE = new MonthUsage(Sorted.empty());

    static final ShelfCodec<MonthUsage> CODEC = ShelfCodec.version(2, MonthUsage::write, MonthUsage::read);

    MonthUsage with(int dayOfMonth, Metered metered) {
        return new MonthUsage(Sorted.with(days, dayOfMonth, metered));
    }

    private void write(StateWriter out) {
        out.map(days, (day, o) -> o.number(day), MonthUsage::write);
    }

    private static MonthUsage read(StateReader in) {
        return new MonthUsage(in.map(StateReader::integer, MonthUsage::metered));
    }

    /** How many reports there were tells a counter from a level, of which there are none. */
    private static void write(Metered metered, StateWriter out) {
        Count count = metered.count();
        out.number(count.events());
        if (count.events() != 0) {
            out.text(count.quantity().toPlainString());
            out.text(count.peak().toPlainString());
        } else {
            Usage usage = metered.usage();
            out.number(usage.commandedMs());
            out.number(usage.observedMs());
            out.number(usage.billableMs());
            out.number(usage.crashMs());
            out.number(usage.lostMs());
            out.number(usage.maintenanceMs());
            out.number(metered.dynoStarts());
        }
    }

    private static Metered metered(StateReader in) {
        long events = in.number();
        if (events != 0) {
            return Metered.counter(new Count(new BigDecimal(in.text()), events, new BigDecimal(in.text())));
        }
        var usage = new Usage(in.number(), in.number(), in.number(), in.number(), in.number(), in.number());
        return Metered.level(usage, in.integer());
    }
}
