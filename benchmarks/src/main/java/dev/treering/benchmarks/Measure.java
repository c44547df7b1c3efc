package dev.treering.benchmarks;

import org.jspecify.annotations.Nullable;

/** What is measured, in the order in which it is told, and the limit that each is held against. */
enum Measure {
    DECODE("poll and decode", null),
    DECODE_BY_TWO("poll and decode, 2 threads", DECODE),
    REPLAY("replay: poll, decode, fold", DECODE),
    REPLAY_BY_TWO("replay, 2 threads", DECODE),
    VERIFY("audit verify: replay, compare", DECODE),
    LIVE("live ledger", DECODE),
    LIVE_BY_TWO("live ledger, 2 threads", DECODE),
    COPY("plain COPY, a commit per 1,000", null),
    APPEND("append to the store by 1,000", COPY),
    PRODUCE("plain produce", null),
    RELAY("relay, store to Kafka", PRODUCE);

    private final String label;
    private final @Nullable Measure limit;

    Measure(String label, @Nullable Measure limit) {
        this.label = label;
        this.limit = limit;
    }

    /** For people. */
    String label() {
        return label;
    }

    /** What it is held against; itself where it is a limit. */
    Measure limit() {
        return limit == null ? this : limit;
    }
}
