package dev.treering.events.topics;

import java.util.List;
import java.util.Map;

/** The public topics and their settings of record. Never auto-created; partition counts never change. */
public final class Topics {

    /** All facts, keyed by account; facts that concern everybody on every partition. Kept for ever, in order. */
    public static final String PLATFORM_EVENTS = "platform-events";

    /** Every account's hash chain: cells and statements, keyed by account. Kept for ever, in order. */
    public static final String USAGE_LEDGER = "usage-ledger";

    /** The statements of {@link #USAGE_LEDGER} alone, the same bytes. */
    public static final String STATEMENTS = "statements";

    /**
     * What was sealed at the close of each period: every account, keyed by account, then the partition, without a key. On the partitions
     * of {@link #USAGE_LEDGER}. Kept for ever.
     */
    public static final String SEALS = "seals";

    /** What was signed over {@link #SEALS}, as signed notes, the newest last. One partition, kept for ever. */
    public static final String CHECKPOINTS = "checkpoints";

    /** What is to run of each app, keyed by app; compacted. */
    public static final String DESIRED_STATE = "desired-state";

    /** Every published Avro schema, keyed by its fingerprint in hexadecimal; compacted. */
    public static final String SCHEMAS = "schemas";

    /** How far the event store has been carried to {@link #PLATFORM_EVENTS}; compacted. */
    public static final String RELAY_CURSOR = "relay-cursor";

    /**
     * Records of {@link #PLATFORM_EVENTS} that the ledger could not read, as they were and on the same partition, with the reason; see
     * {@link DeadLetters}. Kept for ever: none is lost.
     */
    public static final String DEAD_LETTER = "dead-letter";

    /** Partitions of the topics keyed by account, where no other count is given at creation: a power of two. */
    public static final int DEFAULT_PARTITIONS = 8;

    private static final Map<String, String> KEPT_FOR_EVER = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "unclean.leader.election.enable", "false",
            "message.timestamp.type", "CreateTime",
            // record time is when a fact held: a virtual clock or a late fact may be far from the broker's
            "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE),
            "message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE),
            "max.message.bytes", Integer.toString(16 * 1024 * 1024));

    private static final Map<String, String> COMPACTED = Map.of(
            "cleanup.policy", "compact",
            "unclean.leader.election.enable", "false",
            "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE),
            "message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE),
            "max.message.bytes", Integer.toString(16 * 1024 * 1024));

    private Topics() {}

    /** All topics to create, those keyed by account with so many partitions. */
    public static List<Topic> all(int partitions) {
        return List.of(
                new Topic(PLATFORM_EVENTS, partitions, KEPT_FOR_EVER),
                new Topic(USAGE_LEDGER, partitions, KEPT_FOR_EVER),
                new Topic(STATEMENTS, partitions, KEPT_FOR_EVER),
                new Topic(SEALS, partitions, KEPT_FOR_EVER),
                new Topic(CHECKPOINTS, 1, KEPT_FOR_EVER),
                new Topic(DEAD_LETTER, partitions, KEPT_FOR_EVER),
                new Topic(DESIRED_STATE, partitions, COMPACTED),
                new Topic(SCHEMAS, 1, COMPACTED),
                new Topic(RELAY_CURSOR, 1, COMPACTED));
    }
}
