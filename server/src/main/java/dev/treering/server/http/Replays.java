package dev.treering.server.http;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Builds the read models anew, one replay at a time, while they are asked. */
public interface Replays {

    /**
     * Begins one.
     *
     * @return empty while another is under way
     */
    Optional<Run> begin(Order order);

    /** One that this process has begun, under way or ended. */
    Optional<Run> find(String id);

    /**
     * What is asked for.
     *
     * @param threads that read and write at once
     * @param keep how many sets that were replaced stay
     * @param switchAnyway puts the new set in place even where it differs
     */
    record Order(int threads, int keep, boolean switchAnyway) {

        public static final int MOST_THREADS = 8;
        public static final int MOST_KEPT = 100;
    }

    /** Where a replay is. */
    enum State {
        BUILDING,
        COMPARING,
        /** The new set is what is asked now. */
        SWITCHED,
        /** The new set differs, and was not put in place. */
        DIFFERENT,
        /** It came to no end; nothing that is asked has changed. */
        FAILED
    }

    /**
     * A replay.
     *
     * @param done of what it does now: offsets of topics, or tables
     * @param of how many there are
     * @param perSecond rate so far
     * @param secondsLeft at that rate; empty where there is none yet
     * @param problem why it failed
     * @param report what it came to: text, numbers, truth values, and lists and maps of these; empty until it has ended
     */
    record Run(
            String id,
            State state,
            long done,
            long of,
            long perSecond,
            OptionalLong secondsLeft,
            Optional<String> problem,
            Map<String, Object> report) {}
}
