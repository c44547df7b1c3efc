package dev.treering.aggregates.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was read off the machinery when a period was asked to be closed. Times are UTC.
 *
 * @param grace how long after its end a period stays open for facts that come late
 * @param head log position of the newest fact when it was read; -1 for an empty log
 * @param settled log position up to which the ledgers know everything
 * @param sources those that have dynos open since before the period's end, sorted by name
 * @param letters open dead letters of the period and of those before it, and of no known time
 * @param replay whether the ledgers are what the log leads to
 */
public record CloseReadings(
        Duration grace, long head, long settled, List<Source> sources, List<Letter> letters, Replay replay) {

    public CloseReadings {
        sources = List.copyOf(sources);
        letters = List.copyOf(letters);
    }

    /** The same, with another replay. */
    public CloseReadings with(Replay other) {
        return new CloseReadings(grace, head, settled, sources, letters, other);
    }

    /**
     * Who says what runs.
     *
     * @param name CloudEvents source of its facts
     * @param open dynos that it said had started before the period's end, and of which nobody said that they ended
     * @param lastHeard when its newest fact held, or when it was seen at work; empty if never
     */
    public record Source(String name, long open, Optional<Instant> lastHeard) {}

    /** A dead letter that nothing has mended: its name and why it is one. */
    public record Letter(String letter, String code) {}

    /** What came of folding the log anew. */
    public sealed interface Replay {

        /** Nobody has folded it yet. */
        record NotCompared() implements Replay {}

        /** This server is set not to. */
        record NotWanted() implements Replay {}

        /** It leads to the ledgers that are there, up to this log position; {@code digest} is over all chains. */
        record Equal(String digest, long position) implements Replay {}

        /** It leads to something else; {@code detail} says to what, first. */
        record Differs(String detail) implements Replay {}

        /** It could not be found out. */
        record Unknown(String reason) implements Replay {}
    }
}
