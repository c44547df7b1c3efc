package dev.treering.projections.readmodel.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values as PostgreSQL takes them. Facts may say what its types cannot hold: one absurd fact must not hold up the read models,
 * so it is shown as near as can be. What counts is in the log.
 */
final class Storable {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    /** Null only for an optional without a value: that is how JDBC says it. */
    static @Nullable Object of(Object value) {
        return switch (value) {
            case Optional<?> maybe -> maybe.isPresent() ? of(maybe.get()) : null;
            case String text -> text.indexOf('\0') < 0 ? text : text.replace('\0', REPLACEMENT);
            case Instant time -> (time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time).toString();
            case LocalDate day ->
                (day.isBefore(FIRST_DAY) ? FIRST_DAY : day.isAfter(LAST_DAY) ? LAST_DAY : day).toString();
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes); // the driver takes no arrays in arrays
            default -> value;
        };
    }
}
