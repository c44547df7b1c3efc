package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.FactRejected.Reason;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.rating.Metered;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a meter says of a log, in words that can be compared: the newest cell of every closed day, and what was rejected. */
record Sheet(SortedMap<Cell, String> cells, List<String> rejections) {

    static Sheet of(SortedMap<Cell, Metered> cells, List<String> rejections) {
        var shown = new TreeMap<Cell, String>();
        cells.forEach((cell, metered) -> {
            if (!isNothing(metered)) {
                shown.put(cell, shown(metered));
            }
        });
        return new Sheet(shown, rejections.stream().sorted().toList());
    }

    static String rejection(AccountId account, long position, Reason reason) {
        return "#" + position + " of " + account + " " + reason;
    }

    /** The first cell or rejection that is not as expected, with both values; empty if there is none. */
    Optional<String> differenceTo(Sheet actual) {
        var all = new TreeSet<>(cells.keySet());
        all.addAll(actual.cells.keySet());
        for (Cell cell : all) {
            String wanted = cells.getOrDefault(cell, "nothing");
            String found = actual.cells.getOrDefault(cell, "nothing");
            if (!wanted.equals(found)) {
                return Optional.of("cell " + cell + "\n  expected " + wanted + "\n  but was  " + found);
            }
        }
        return rejections.equals(actual.rejections)
                ? Optional.empty()
                : Optional.of("rejections\n  expected " + rejections + "\n  but were " + actual.rejections);
    }

    static boolean isNothing(Metered metered) {
        return metered.usage().equals(Usage.NONE) && metered.count().events() == 0;
    }

    static String shown(Metered metered) {
        Usage usage = metered.usage();
        return metered.count().events() != 0
                ? shown(metered.count())
                : "commanded " + usage.commandedMs() + " observed " + usage.observedMs() + " billable "
                        + usage.billableMs() + " crash " + usage.crashMs() + " lost " + usage.lostMs()
                        + " maintenance " + usage.maintenanceMs() + " starts " + metered.dynoStarts();
    }

    private static String shown(Count count) {
        return "quantity " + plain(count.quantity()) + " events " + count.events() + " peak " + plain(count.peak());
    }

    private static String plain(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
