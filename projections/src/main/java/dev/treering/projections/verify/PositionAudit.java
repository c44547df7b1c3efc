package dev.treering.projections.verify;

import dev.treering.events.topics.Topics;
import dev.treering.projections.verify.Verification.Mismatch;
import dev.treering.projections.verify.Verification.Place;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The positions of the log: rising on every partition, none missing, and what concerns everybody on every partition. */
final class PositionAudit {

    private static final int POSITIONS_A_PAGE = 1 << 20;

    private final int partitions;
    private final SortedMap<Long, BitSet> pages = new TreeMap<>();
    private final SortedMap<Long, BitSet> forEverybody = new TreeMap<>();
    private final long[] last;
    private long complete = -1;

    PositionAudit(int partitions) {
        this.partitions = partitions;
        this.last = new long[partitions];
        Arrays.fill(last, -1);
    }

    /**
     * A record with a position was read.
     *
     * @param isDecided whether its transaction was decided when the ends were looked up: then all before it must be found
     */
    Optional<Mismatch> read(ConsumerRecord<?, ?> record, long position, boolean isDecided) {
        int partition = record.partition();
        if (position <= last[partition]) {
            return Optional.of(
                    mismatch(partition, record.offset(), "more than " + last[partition], Long.toString(position)));
        }
        last[partition] = position;
        pages.computeIfAbsent(position / POSITIONS_A_PAGE, _ -> new BitSet()).set((int) (position % POSITIONS_A_PAGE));
        if (isDecided) {
            complete = Math.max(complete, position);
        }
        return Optional.empty();
    }

    /** The fact at this position concerns everybody. */
    void isForEverybody(int partition, long position) {
        forEverybody.computeIfAbsent(position, _ -> new BitSet()).set(partition);
    }

    /** What is missing of the log, if anything; asked when all partitions are read. */
    Optional<Mismatch> missing() {
        long gap = firstMissing();
        if (gap <= complete) {
            return Optional.of(mismatch(0, Place.NOT_THERE, Long.toString(gap), "on no partition"));
        }
        for (var entry : forEverybody.headMap(complete + 1).entrySet()) {
            int without = entry.getValue().nextClearBit(0);
            if (without < partitions) {
                return Optional.of(mismatch(
                        without,
                        Place.NOT_THERE,
                        entry.getKey() + " on every partition",
                        "not on partition " + without));
            }
        }
        return Optional.empty();
    }

    private long firstMissing() {
        long number = 0;
        for (BitSet page = pages.get(number); page != null; page = pages.get(++number)) {
            int clear = page.nextClearBit(0);
            if (clear < POSITIONS_A_PAGE) {
                return number * POSITIONS_A_PAGE + clear;
            }
        }
        return number * POSITIONS_A_PAGE;
    }

    private static Mismatch mismatch(int partition, long offset, String expected, String found) {
        return new Mismatch(
                new Place(Topics.PLATFORM_EVENTS, partition, offset, Optional.empty(), 0), "position", expected, found);
    }
}
