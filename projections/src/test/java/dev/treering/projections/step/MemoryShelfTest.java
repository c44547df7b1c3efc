package dev.treering.projections.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.projections.step.Shelf.Held;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** A shelf in memory, beside a map that is sorted at all times. */
class MemoryShelfTest {

    private static final int STEPS = 2_000;
    private static final int KEYS = 60; // few, so that what was taken away is often put back

    private final MemoryShelf<Integer> shelf = new MemoryShelf<>();
    private final TreeMap<Key, Integer> expected = new TreeMap<>();

    @RepeatedTest(20)
    void holds_and_orders_what_a_sorted_map_would_whatever_was_done_between_two_ranges(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        for (int step = 0; step < STEPS; step++) {
            Key key = key(random);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    shelf.put(key, step);
                    expected.put(key, step);
                }
                case 3, 4 -> {
                    shelf.delete(key);
                    expected.remove(key);
                }
                case 5, 6 -> assertThat(shelf.get(key).orElse(null)).isEqualTo(expected.get(key));
                default -> {
                    Key end = key(random);
                    Key first = key.compareTo(end) < 0 ? key : end;
                    Key last = key.compareTo(end) < 0 ? end : key;
                    assertThat(shelf.range(first, last)).isEqualTo(held(expected.subMap(first, last)));
                }
            }
        }
        assertThat(shelf.under(Key.of())).isEqualTo(held(expected));
    }

    @Test
    void a_range_stays_as_it_was_when_asked() {
        shelf.put(Key.of("a"), 1);
        shelf.put(Key.of("b"), 2);

        var before = shelf.under(Key.of());
        shelf.delete(Key.of("a"));
        shelf.put(Key.of("b"), 3);

        assertThat(before).containsExactly(new Held<>(Key.of("a"), 1), new Held<>(Key.of("b"), 2));
    }

    private static Key key(Random random) {
        return Key.of("account-" + random.nextInt(3)).then(random.nextInt(KEYS) - KEYS / 2);
    }

    private static List<Held<Integer>> held(Map<Key, Integer> values) {
        return values.entrySet().stream()
                .map(entry -> new Held<>(entry.getKey(), entry.getValue()))
                .toList();
    }
}
