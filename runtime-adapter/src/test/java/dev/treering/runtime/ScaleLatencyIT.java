package dev.treering.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How long it takes from a scale in the log until its patch has come to the API server. */
class ScaleLatencyIT {

    private static final int WARM_UP = 100;
    private static final int SAMPLES = 400;

    @Test
    void a_scale_is_patched_soon() {
        try (var platform = new Platform()) {
            platform.created();
            platform.released(1, "registry.example/shop:1");
            platform.startAdapter();
            platform.scaled(1);
            platform.pass(Duration.ofSeconds(30));

            long[] nanos = LongStream.range(0, WARM_UP + SAMPLES)
                    .map(i -> scaled(platform, i % 2 == 0 ? 2 : 1))
                    .skip(WARM_UP)
                    .sorted()
                    .toArray();

            System.out.printf(
                    "scale to patch: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                    ms(nanos[SAMPLES / 2]), ms(nanos[SAMPLES * 99 / 100]), ms(nanos[SAMPLES - 1]));
            assertThat(Duration.ofNanos(nanos[SAMPLES / 2])).isLessThan(Duration.ofMillis(100));
        }
    }

    /** The next request after a scale of what is there is its patch: nothing else has a reason to ask. */
    private static long scaled(Platform platform, int quantity) {
        Platform.eventually("nothing is on its way", () -> platform.adapter().settled());
        Platform.pause(2); // the word of the last patch comes back
        Platform.eventually("nothing is on its way", () -> platform.adapter().settled());
        var patched = new CompletableFuture<Long>();
        platform.cluster.faults().after(1, () -> patched.complete(System.nanoTime()));
        long commanded = System.nanoTime();
        platform.scaled(quantity);
        return patched.join() - commanded;
    }

    private static double ms(long nanos) {
        return nanos / 1e6;
    }
}
