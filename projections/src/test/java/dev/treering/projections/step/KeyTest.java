package dev.treering.projections.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keys are walked in the order of their parts. */
class KeyTest {

    @Test
    void parts_read_back_as_they_were_given() {
        var parts = Key.of("acct-ä", "shop")
                .then(-3)
                .then("web")
                .then(Long.MAX_VALUE)
                .parts();

        assertThat(parts.text()).isEqualTo("acct-ä");
        assertThat(parts.text()).isEqualTo("shop");
        assertThat(parts.number()).isEqualTo(-3);
        assertThat(parts.text()).isEqualTo("web");
        assertThat(parts.number()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void numbers_are_in_the_order_of_numbers_and_a_shorter_name_comes_first() {
        var inOrder = List.of(
                Key.of("a").then(Long.MIN_VALUE),
                Key.of("a").then(-1),
                Key.of("a").then(0),
                Key.of("a").then(20_000),
                Key.of("a-b").then(0),
                Key.of("ab").then(0));

        assertThat(new TreeSet<>(inOrder)).containsExactlyElementsOf(inOrder);
    }

    @Test
    void what_begins_with_a_prefix_is_found_and_nothing_that_only_looks_like_it() {
        var shelf = new MemoryShelf<String>();
        shelf.put(Key.of("a", "x"), "a x");
        shelf.put(Key.of("a", "\uFFFF"), "a last");
        shelf.put(Key.of("a").then(20_000), "a day");
        shelf.put(Key.of("ab", "x"), "ab x");
        shelf.put(Key.of("b", "x"), "b x");

        assertThat(shelf.under(Key.of("a")))
                .extracting(Shelf.Held::value)
                .containsExactlyInAnyOrder("a x", "a last", "a day");
        assertThat(shelf.under(Key.of())).hasSize(5);
    }

    @Test
    void a_shelf_may_be_written_while_it_is_walked() {
        var shelf = new MemoryShelf<String>();
        shelf.put(Key.of("a"), "1");
        shelf.put(Key.of("b"), "2");

        for (var held : shelf.under(Key.of())) {
            shelf.delete(held.key());
        }

        assertThat(shelf.under(Key.of())).isEmpty();
    }
}
