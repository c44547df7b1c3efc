package dev.treering.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkQueueTest {

    private static final Backoff SHORT = new Backoff(Duration.ofMillis(2), Duration.ofMillis(20));
    private static final Backoff LONG = new Backoff(Duration.ofHours(1), Duration.ofHours(1));

    @Test
    void no_key_is_ever_in_two_hands_and_none_is_forgotten() {
        Map<Integer, AtomicInteger> inHand = new ConcurrentHashMap<>();
        Map<Integer, AtomicInteger> wanted = new ConcurrentHashMap<>();
        Map<Integer, Integer> seen = new ConcurrentHashMap<>();
        var twice = new AtomicInteger();
        WorkQueue.Work<Integer> work = key -> {
            var hands = inHand.computeIfAbsent(key, _ -> new AtomicInteger());
            twice.addAndGet(hands.incrementAndGet() - 1);
            seen.put(key, wanted.getOrDefault(key, new AtomicInteger()).get());
            Thread.yield();
            hands.decrementAndGet();
        };
        var dice = new Random(7);
        try (var queue = new WorkQueue<>("test", 8, SHORT, work)) {
            for (int i = 0; i < 20_000; i++) {
                int key = dice.nextInt(10);
                wanted.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
                queue.add(key);
            }
            eventually(queue::isIdle);
        }
        assertThat(twice).hasValue(0);
        wanted.forEach((key, count) -> assertThat(seen).containsEntry(key, count.get()));
    }

    @Test
    void a_key_added_while_it_is_worked_on_is_worked_on_once_more() throws InterruptedException {
        var rounds = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var queue = new WorkQueue<String>("test", 4, SHORT, _ -> {
            rounds.incrementAndGet();
            begun.countDown();
            goOn.await();
        })) {
            queue.add("a");
            begun.await();
            queue.add("a");
            queue.add("a");
            goOn.countDown();
            eventually(queue::isIdle);
        }
        assertThat(rounds).hasValue(2);
    }

    @Test
    void a_key_that_fails_is_tried_again_and_holds_up_no_other() {
        List<String> done = new CopyOnWriteArrayList<>();
        var failures = new AtomicInteger(5);
        try (var queue = new WorkQueue<String>("test", 1, SHORT, key -> {
            if (key.equals("bad") && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
            }
            done.add(key);
        })) {
            queue.add("bad");
            queue.add("good");
            eventually(queue::isIdle);
            assertThat(queue.problems()).isEmpty();
        }
        assertThat(done).containsExactly("good", "bad");
    }

    @Test
    void an_error_is_a_problem_of_its_key_and_does_not_end_the_worker() {
        List<String> done = new CopyOnWriteArrayList<>();
        try (var queue = new WorkQueue<String>("test", 1, LONG, key -> {
            if (key.equals("bad")) {
                throw new LinkageError("half a class");
            }
            done.add(key);
        })) {
            queue.add("bad");
            queue.add("good");
            eventually(() -> done.contains("good"));
            assertThat(queue.problems()).containsEntry("bad", "java.lang.LinkageError: half a class");
        }
    }

    @Test
    void a_key_that_waits_is_not_idle_says_why_and_is_tried_at_once_when_added() {
        var fails = new AtomicInteger(1);
        try (var queue = new WorkQueue<String>("test", 1, LONG, _ -> {
            if (fails.getAndDecrement() > 0) {
                throw new IllegalStateException("no such region");
            }
        })) {
            queue.add("a");
            eventually(() -> queue.problems().equals(Map.of("a", "no such region")));
            assertThat(queue.isIdle()).isFalse();
            queue.add("a");
            eventually(queue::isIdle);
        }
    }

    @Test
    void while_it_pauses_nothing_is_taken_up() {
        var done = new AtomicInteger();
        try (var queue = new WorkQueue<String>("test", 1, SHORT, _ -> done.incrementAndGet())) {
            queue.pause();
            queue.add("a");
            queue.addAfter("b", Duration.ofMillis(1));
            assertThat(queue.isIdle()).isFalse();
            assertThat(done).hasValue(0);
            queue.resume();
            eventually(() -> done.get() == 2);
        }
    }

    @Test
    void waits_double_up_to_a_limit_and_differ_by_chance() {
        var backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
        var dice = new Random(3);
        for (int failures = 1; failures < 100; failures++) {
            long limit = failures > 4 ? 1000 : 100L << (failures - 1);
            assertThat(backoff.after(failures, dice)).isBetween(Duration.ofMillis(limit / 2), Duration.ofMillis(limit));
        }
    }

    private static void eventually(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
