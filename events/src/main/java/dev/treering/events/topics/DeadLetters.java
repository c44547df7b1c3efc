package dev.treering.events.topics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record of {@link Topics#DEAD_LETTER}: key, value, time and headers of the original, and where it lay and what is wrong. */
public final class DeadLetters {

    /** Why it could not be read, for people. */
    public static final String REASON = "dl_reason";

    public static final String TOPIC = "dl_topic";
    public static final String PARTITION = "dl_partition";
    public static final String OFFSET = "dl_offset";

    private DeadLetters() {}

    /** The headers of the original, and ours. */
    public static Headers headers(Headers original, String reason, String topic, int partition, long offset) {
        return new RecordHeaders(original)
                .add(REASON, reason.getBytes(UTF_8))
                .add(TOPIC, topic.getBytes(UTF_8))
                .add(PARTITION, Integer.toString(partition).getBytes(US_ASCII))
                .add(OFFSET, Long.toString(offset).getBytes(US_ASCII));
    }
}
