package dev.treering.projections.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** State as bytes. */
class ShelfCodecTest {

    private static final ShelfCodec<Long> NUMBER =
            ShelfCodec.version(1, (value, out) -> out.number(value), StateReader::number);
    private static final ShelfCodec<String> TEXT =
            ShelfCodec.version(1, (value, out) -> out.text(value), StateReader::text);

    @Test
    void any_number_reads_back_and_small_ones_take_one_byte() {
        LongStream.concat(
                        LongStream.of(0, 1, -1, 63, -64, Long.MAX_VALUE, Long.MIN_VALUE),
                        LongStream.range(0, 63).flatMap(bit -> LongStream.of(1L << bit, -(1L << bit), (1L << bit) - 1)))
                .forEach(
                        value -> assertThat(NUMBER.decode(NUMBER.encode(value))).isEqualTo(value));
        assertThat(NUMBER.encode(63L)).hasSize(2); // the version and the number
        assertThat(NUMBER.encode(-64L)).hasSize(2);
        assertThat(NUMBER.encode(64L)).hasSize(3);
    }

    @Test
    void text_of_any_length_reads_back() {
        for (String text : new String[] {"", "web", "ä€\uD83D\uDE80", "x".repeat(10_000)}) {
            assertThat(TEXT.decode(TEXT.encode(text))).isEqualTo(text);
        }
    }

    @Test
    void state_of_another_version_is_refused() {
        var next = ShelfCodec.<Long>version(2, (value, out) -> out.number(value), StateReader::number);

        assertThatThrownBy(() -> next.decode(NUMBER.encode(5L)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("state was written by version 1, this is version 2: it is to be built anew");
    }
}
