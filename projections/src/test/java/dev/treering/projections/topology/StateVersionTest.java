package dev.treering.projections.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.projections.ledger.SealedLedger;
import dev.treering.projections.step.MemoryShelf;
import dev.treering.projections.step.Shelf;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import dev.treering.projections.step.StateReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The form of state, in words. */
class StateVersionTest {

    @Test
    void every_shelf_that_the_ledger_opens_is_in_it_and_the_place_in_the_log() {
        var opened = new Opened();
        new SealedLedger(opened);
        opened.open(FactReader.FOLDED);

        assertThat(StateVersion.SHELVES).containsExactlyInAnyOrderElementsOf(opened.specs);
    }

    @Test
    void it_names_each_shelf_and_the_version_of_its_bytes_in_the_order_of_names() {
        assertThat(StateVersion.of(List.of(shelf("b", 2), shelf("a", 1)))).isEqualTo("a:1 b:2");
    }

    @Test
    void of_two_forms_only_what_differs_is_told() {
        assertThat(StateVersion.difference("a:1 b:2 d:1", "a:1 b:3 c:1"))
                .isEqualTo("has the shelves [b:2, d:1] where [b:3, c:1] are needed");
    }

    private static ShelfSpec<?> shelf(String name, int version) {
        return new ShelfSpec<Long>(
                name, ShelfCodec.version(version, (number, out) -> out.number(number), StateReader::number));
    }

    private static final class Opened implements Shelves {

        private final List<ShelfSpec<?>> specs = new ArrayList<>();

        @Override
        public <V> Shelf<V> open(ShelfSpec<V> spec) {
            specs.add(spec);
            return new MemoryShelf<>();
        }
    }
}
