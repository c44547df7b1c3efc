package dev.treering.projections.metering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.Fact;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.projections.step.MemoryShelves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A meter under test: what it was told, and the cells it issued since last asked. */
final class Metered {

    private final Meter meter = new Meter(new MemoryShelves());
    private final List<CellMetered> issued = new ArrayList<>();
    private long position;

    /** Takes in a drawing, see {@link Timeline}. */
    static Metered given(String drawing) {
        var metered = new Metered();
        Timeline.of(drawing).happenings().forEach(happening -> metered.and(happening.heldAt(), happening.fact()));
        return metered;
    }

    static Metered given() {
        return new Metered();
    }

    /** Takes in one more fact, after all before. */
    Metered and(Instant heldAt, Fact fact) {
        return at(position, heldAt, fact);
    }

    Metered and(Fact fact) {
        return and(Facts.hour(0), fact);
    }

    /** Takes in a fact that stands at this place in the log. */
    Metered at(long place, Instant heldAt, Fact fact) {
        meter.accept(Facts.logged(place, heldAt, fact)).forEach(entry -> issued.add((CellMetered) entry.entry()));
        position = Math.max(position, place + 1);
        return this;
    }

    /** Closes March's days up to this one. */
    Metered closed(int dayOfMonth) {
        return and(Facts.dayClosed(dayOfMonth));
    }

    /**
     * The cells issued since the last time, in order: day, process, size, revision, and commanded, observed and billable hours. Blanks
     * do not count.
     */
    Metered issues(String table) {
        assertThat(issued.stream().map(Metered::row).collect(Collectors.joining("\n")))
                .isEqualTo(table.strip().replaceAll("[ \t]+", " ").replaceAll(" ?\n ?", "\n"));
        issued.clear();
        return this;
    }

    Metered issuesNothing() {
        return issues("");
    }

    /** The one cell issued since the last time. */
    CellMetered cell() {
        assertThat(issued).hasSize(1);
        return issued.removeFirst();
    }

    /** The cells issued since the last time. */
    List<CellMetered> cells() {
        return List.copyOf(issued);
    }

    Metered skipped() {
        issued.clear();
        return this;
    }

    private static String row(CellMetered cell) {
        return String.join(
                " ",
                cell.day().toString().substring(5),
                cell.resource().name(),
                cell.resource().sku().value(),
                "r" + cell.revision(),
                hours(cell.usage().commandedMs()),
                hours(cell.usage().observedMs()),
                hours(cell.usage().billableMs()));
    }

    private static String hours(long ms) {
        return ms % Facts.HOUR_MS == 0 ? Long.toString(ms / Facts.HOUR_MS) : ms + "ms";
    }
}
