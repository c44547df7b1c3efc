package dev.treering.aggregates.axon;

import dev.treering.aggregates.decision.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many ask at the same moment, each on a thread of its own. */
final class AtOnce {

    private AtOnce() {}

    static List<Outcome> ask(int times, IntFunction<Outcome> asking) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < times; i++) {
                int nth = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return asking.apply(nth);
                }));
            }
            start.countDown();
            var outcomes = new ArrayList<Outcome>();
            for (var one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }
}
