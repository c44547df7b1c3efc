package dev.treering.projections.explanation;

import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.projections.rating.Metered;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the meter has said of each resource on each day, revision by revision. */
final class CellHistory {

    private final SortedMap<Place, List<Cell>> cells = new TreeMap<>();

    private record Place(Resource resource, LocalDate day) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::resource).thenComparing(Place::day);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Takes in an entry that was made because of the fact at a position. */
    void accept(LedgerEntry entry, long position) {
        switch (entry) {
            case CellMetered cell ->
                put(
                        new Place(cell.resource(), cell.day()),
                        new Cell(
                                cell.resource(),
                                cell.day(),
                                cell.revision(),
                                Metered.level(cell.usage(), cell.dynoStarts()),
                                position));
            case CounterMetered counter ->
                put(
                        new Place(counter.resource(), counter.day()),
                        new Cell(
                                counter.resource(),
                                counter.day(),
                                counter.revision(),
                                Metered.counter(counter.count()),
                                position));
            default -> {} // no cell
        }
    }

    /** The newest revision that was there when the log had come to a position. */
    Optional<Cell> at(Resource resource, LocalDate day, long position) {
        return cells.getOrDefault(new Place(resource, day), List.of()).stream()
                .filter(cell -> cell.madeAt() <= position)
                .reduce((_, last) -> last);
    }

    private void put(Place place, Cell cell) {
        cells.computeIfAbsent(place, _ -> new ArrayList<>()).add(cell);
    }
}
