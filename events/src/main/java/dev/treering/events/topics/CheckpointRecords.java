package dev.treering.events.topics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A checkpoint in a Kafka record: the value is the signed note as text, as anybody verifies it. */
public final class CheckpointRecords {

    private static final String CHECKPOINT = "treering.seal.checkpoint.v1";

    private CheckpointRecords() {}

    /**
     * The headers of a checkpoint.
     *
     * @param origin names the log
     * @param size its entries
     */
    public static Headers headers(String origin, long size) {
        return new RecordHeaders()
                .add("ce_specversion", "1.0".getBytes(US_ASCII))
                .add("content-type", "text/plain; charset=utf-8".getBytes(US_ASCII))
                .add("ce_id", (origin + "/" + size).getBytes(UTF_8))
                .add("ce_source", "treering/seals".getBytes(US_ASCII))
                .add(LedgerRecords.TYPE, CHECKPOINT.getBytes(US_ASCII));
    }
}
