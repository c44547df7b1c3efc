package dev.treering.server.invoicing.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void a_burst_goes_at_once_and_after_it_so_many_a_second() {
        var bucket = new TokenBucket(10, 5, 0);

        assertThat(bucket.take(5, 0)).isZero();
        assertThat(bucket.take(1, 0)).isEqualTo(Duration.ofMillis(100));
        assertThat(bucket.take(10, 0)).isEqualTo(Duration.ofMillis(1_100));
    }

    @Test
    void what_was_not_used_in_a_pause_is_worth_one_burst_and_no_more() {
        var bucket = new TokenBucket(10, 5, 0);
        bucket.take(5, 0);

        assertThat(bucket.take(5, 100 * SECOND)).isZero();
        assertThat(bucket.take(1, 100 * SECOND)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void nobody_goes_while_it_is_held() {
        var bucket = new TokenBucket(10, 5, 0);
        bucket.hold(Duration.ofSeconds(3), 0);

        assertThat(bucket.take(1, 0)).isEqualTo(Duration.ofMillis(3_100));
    }

    @Test
    void in_no_second_go_more_than_the_rate_and_one_burst() {
        var random = new Random(17);
        var bucket = new TokenBucket(100, 20, 0);
        var sent = new int[3_000]; // by tenths of a second
        long now = 0;
        while (now < 200 * SECOND) {
            int number = 1 + random.nextInt(20);
            now += bucket.take(number, now).toNanos();
            sent[(int) (now / (SECOND / 10))] += number;
            now += random.nextInt(5) == 0 ? random.nextLong(SECOND) : 0;
        }
        for (int from = 0; from + 10 <= sent.length; from++) {
            int inASecond = 0;
            for (int tenth = from; tenth < from + 10; tenth++) {
                inASecond += sent[tenth];
            }
            assertThat(inASecond).isLessThanOrEqualTo(100 + 20);
        }
    }
}
