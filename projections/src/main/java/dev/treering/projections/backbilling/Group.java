package dev.treering.projections.backbilling;

import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.Resource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cells that are reduced together and become one line: a resource's month. */
record Group(YearMonth period, Resource resource) implements Comparable<Group> {

    private static final Comparator<Group> ORDER =
            Comparator.comparing(Group::period).thenComparing(Group::resource);

    static Group of(CellAmount cell) {
        return new Group(YearMonth.from(cell.day()), cell.resource());
    }

    /** The places of each group's cells, ascending. */
    static SortedMap<Group, List<Integer>> places(List<CellAmount> cells) {
        var groups = new TreeMap<Group, List<Integer>>();
        for (int i = 0; i < cells.size(); i++) {
            groups.computeIfAbsent(of(cells.get(i)), _ -> new ArrayList<>()).add(i);
        }
        return groups;
    }

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }
}
