package dev.treering.events.topics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record of {@link Topics#DEAD_LETTER}: key, value, time and headers of the original, and where it lay and what is wrong. It is
 * there because it could not be read, or because the ledger rejects the fact.
 */
public final class DeadLetters {

    /** What is wrong and what is allowed, for people. */
    public static final String REASON = "dl_reason";

    /** The same for machines: {@link #UNREADABLE}, or by which name the ledger rejects it. */
    public static final String REASON_CODE = "dl_reason_code";

    /** The code of what is no fact, or none that we know, or lies where it does not belong. */
    public static final String UNREADABLE = "UNREADABLE";

    /** Its position in the log, where it says one. */
    public static final String POSITION = "dl_position";

    public static final String TOPIC = "dl_topic";
    public static final String PARTITION = "dl_partition";
    public static final String OFFSET = "dl_offset";

    private DeadLetters() {}

    /** The headers of the original, and ours. */
    public static Headers headers(
            Headers original, String code, String reason, String topic, int partition, long offset) {
        var headers = new RecordHeaders(original)
                .add(REASON_CODE, code.getBytes(US_ASCII))
                .add(REASON, reason.getBytes(UTF_8))
                .add(TOPIC, topic.getBytes(UTF_8))
                .add(PARTITION, Integer.toString(partition).getBytes(US_ASCII))
                .add(OFFSET, Long.toString(offset).getBytes(US_ASCII));
        FactRecords.positionOf(original)
                .ifPresent(position ->
                        headers.add(POSITION, Long.toString(position).getBytes(US_ASCII)));
        return headers;
    }
}
