package dev.treering.server.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/** Days and months as requests write them. Years run from 1970 to 9999, as those of facts do. */
public final class Dates {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private Dates() {}

    /** Such as 2026-03-01. Throws {@link DateTimeException} for anything else. */
    public static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        checkYear(day.getYear());
        return day;
    }

    /** Such as 2026-03. Throws {@link DateTimeException} for anything else. */
    public static YearMonth month(String text) {
        YearMonth month = YearMonth.parse(text);
        checkYear(month.getYear());
        return month;
    }

    private static void checkYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("year " + year);
        }
    }
}
