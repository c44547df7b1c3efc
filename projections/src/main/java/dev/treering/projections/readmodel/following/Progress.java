package dev.treering.projections.readmodel.following;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/** How far a read model has come. Written by one thread, read and waited for by any number. */
public final class Progress {

    private long position = Projection.NO_POSITION;
    private Map<TopicPartition, Long> projected = Map.of();
    private Map<TopicPartition, Long> offsets = Map.of();

    /** Log position up to which nothing is missing. */
    public synchronized long position() {
        return position;
    }

    /** The offset after the last record whose rows are written, by partition. Says nothing of markers after it. */
    public synchronized Map<TopicPartition, Long> projected() {
        return projected;
    }

    /** Waits until a position is complete; false if it is not within the time. */
    public boolean awaitPosition(long wanted, Duration atMost) throws InterruptedException {
        return await(() -> position >= wanted, atMost);
    }

    /** Waits until everything before these ends is written; false if it is not within the time. */
    public boolean awaitOffsets(Map<TopicPartition, Long> ends, Duration atMost) throws InterruptedException {
        return await(
                () -> ends.entrySet().stream()
                        .allMatch(end -> offsets.getOrDefault(end.getKey(), 0L) >= end.getValue()),
                atMost);
    }

    private synchronized boolean await(BooleanSupplier done, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /**
     * Says how far it is.
     *
     * @param offsets where reading goes on: past markers and aborted records too
     */
    synchronized void reached(long position, Map<TopicPartition, Long> projected, Map<TopicPartition, Long> offsets) {
        this.position = Math.max(this.position, position);
        this.projected = Map.copyOf(projected);
        this.offsets = Map.copyOf(offsets);
        notifyAll();
    }
}
