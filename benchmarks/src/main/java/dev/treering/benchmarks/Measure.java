package dev.treering.benchmarks;

import org.jspecify.annotations.Nullable;

/** What is measured around the log, in the order in which it is told. */
enum Measure implements Measured {
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

    @Override
    public String label() {
        return label;
    }

    @Override
    public Measure limit() {
        return limit == null ? this : limit;
    }
}
