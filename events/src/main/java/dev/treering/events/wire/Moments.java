package dev.treering.events.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Times and days as text: RFC 3339, always with a zone. Refusals are {@link IllegalArgumentException}s that say what is allowed.
 * Years run from 1970 to 9999: Kafka knows no time before, RFC 3339 none after.
 */
final class Moments {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;
    private static final String ALLOWED_TIME = "; allowed is a time with its zone, such as 2026-03-01T12:00:00Z";
    private static final String ALLOWED_DAY = "; allowed is a day such as 2026-03-01";

    private Moments() {}

    /** A time; finer than a millisecond is cut off. */
    static Instant time(String text) {
        Instant time = withZone(text).truncatedTo(ChronoUnit.MILLIS);
        long second = time.getEpochSecond();
        if (second < 0 || second >= END) {
            throw new IllegalArgumentException("is " + text + "; allowed are times from 1970 to 9999");
        }
        return time;
    }

    private static final long END = LocalDate.of(LAST_YEAR + 1, 1, 1).toEpochDay()
            * ChronoUnit.DAYS.getDuration().toSeconds();

    static LocalDate day(String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("is " + Quoted.of(text) + ", which is no day" + ALLOWED_DAY);
        }
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("is " + text + "; allowed are days from 1970 to 9999");
        }
        return day;
    }

    /** A day, or none where the text is empty. */
    static Optional<LocalDate> dayOrNone(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(day(text));
    }

    static String text(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static Instant withZone(String text) {
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("is " + Quoted.of(text)
                    + (isLocal(text) ? ", which has no zone" : ", which is no time") + ALLOWED_TIME);
        }
    }

    private static boolean isLocal(String text) {
        try {
            LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
