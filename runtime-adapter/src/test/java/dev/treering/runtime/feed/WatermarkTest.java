package dev.treering.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatermarkTest {

    private final Watermark watermark = new Watermark();

    @Test
    void it_stands_before_the_first_gap() {
        assertThat(watermark.position()).isEqualTo(-1);
        List.of(0L, 1L, 4L, 1L).forEach(watermark::see);
        assertThat(watermark.position()).isEqualTo(1);
        List.of(3L, 2L).forEach(watermark::see);
        assertThat(watermark.position()).isEqualTo(4);
    }

    @Test
    void it_gets_to_the_end_in_whatever_order_positions_come() {
        var positions = new ArrayList<Long>();
        for (long i = 0; i < 200_000; i++) {
            positions.add(i);
        }
        Collections.shuffle(positions.subList(0, 100_000), new Random(1));
        Collections.shuffle(positions.subList(100_000, 200_000), new Random(2));

        positions.forEach(watermark::see);

        assertThat(watermark.position()).isEqualTo(199_999);
    }
}
