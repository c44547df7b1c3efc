package dev.treering.aggregates.axon;

import dev.treering.aggregates.rule.Subject;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Commands about one subject take turns within the process: the second would only be overtaken by the first, and would have
 * to read and decide again. Correctness does not rest on this, only on the store's condition.
 */
final class Turns {

    private static final int LOCKS = 1024;

    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    <T> T inTurn(Subject subject, Supplier<T> work) {
        var lock = locks.get(Math.floorMod(subject.hashCode(), LOCKS));
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
