package dev.treering.runtime.simulated.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as Kubernetes writes them: UTC, whole seconds; leases have microseconds. */
public final class Times {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** Cut, not rounded, to the second, as the kubelet does. */
    public static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** {@code 2026-01-01T00:00:00Z}. */
    public static String text(Instant time) {
        return seconds(time).toString();
    }

    /** {@code 2026-01-01T00:00:00.000000Z}. */
    public static String micros(Instant time) {
        return MICROS.format(time);
    }
}
