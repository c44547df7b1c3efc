package dev.treering.projections.readmodel.replay;

import dev.treering.projections.query.CellResolution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a replay came to.
 *
 * @param offsets how many were read, of all topics
 * @param tables that were compared, by name
 * @param leftOut tables and columns that only one of both has, which cannot be compared
 * @param difference the first, if the sets differ
 * @param unresolved a resolution that the chains say and the table of resolutions has not
 * @param kept name of the schema that holds the set that was replaced; empty when it was not, and the new one is left in
 *     {@link Replay#ANEW}
 * @param building how long the topics were read
 * @param paused how long the old set took nothing in
 */
public record ReplayReport(
        long offsets,
        List<Table> tables,
        List<String> leftOut,
        Optional<RowDifference> difference,
        Optional<CellResolution> unresolved,
        Optional<String> kept,
        Duration building,
        Duration paused) {

    public ReplayReport {
        tables = List.copyOf(tables);
        leftOut = List.copyOf(leftOut);
    }

    /** Whether the new set says in every column what the old one says. */
    public boolean equal() {
        return difference.isEmpty() && unresolved.isEmpty();
    }

    /** Whether the new set is the one that is asked now. */
    public boolean switched() {
        return kept.isPresent();
    }

    /** A table in both sets. */
    public record Table(String name, Side live, Side anew) {}

    /**
     * A table in one set.
     *
     * @param digest SHA-256, hexadecimal, over its rows in the order of their keys
     */
    public record Side(long rows, String digest) {}

    /**
     * The first row, in the order of keys, that both sets do not have alike.
     *
     * @param key of the row, column by column
     * @param column the first that differs; empty where only one of both sets has the row
     * @param live what the set says that was asked so far; empty for null, or where it has no such row
     * @param anew what the new set says
     * @param rows how many rows of the table differ
     */
    public record RowDifference(
            String table,
            String key,
            Optional<String> column,
            Optional<String> live,
            Optional<String> anew,
            long rows) {}
}
