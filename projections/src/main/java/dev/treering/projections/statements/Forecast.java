package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.Resource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Currency;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a month is going to come to. The rule is as plain as can be: the usage so far, and on every day that is left the usage of the
 * last closed day again, rated by the same code as a statement. Tiers, caps, pools and discounts are so foreseen; changes of mind
 * are not. Shadow and live are together, with tax and without credits.
 *
 * @param asOf the closed UTC day it knows of, and goes on from
 * @param currency of the account
 * @param spent what the month comes to so far
 * @param monthEnd what it comes to if every day left is like {@code asOf}
 */
public record Forecast(YearMonth period, LocalDate asOf, Currency currency, BigDecimal spent, BigDecimal monthEnd) {

    /** Usage up to and with a day. */
    static SortedMap<Resource, MonthUsage> through(
            SortedMap<Resource, MonthUsage> usage, YearMonth period, LocalDate day) {
        var known = new TreeMap<Resource, MonthUsage>();
        usage.forEach((resource, month) ->
                known.put(resource, new MonthUsage(month.days().headMap(dayOfMonth(period, day) + 1))));
        return known;
    }

    /** Usage up to and with a day, and that of the day on every day after it. */
    static SortedMap<Resource, MonthUsage> goingOn(
            SortedMap<Resource, MonthUsage> usage, YearMonth period, LocalDate day) {
        int last = dayOfMonth(period, day);
        var known = through(usage, period, day);
        known.replaceAll((_, month) -> {
            var days = new TreeMap<>(month.days());
            if (days.containsKey(last)) {
                for (int next = last + 1; next <= period.lengthOfMonth(); next++) {
                    days.put(next, month.days().get(last));
                }
            }
            return new MonthUsage(Collections.unmodifiableSortedMap(days));
        });
        return known;
    }

    /** The day's number in the month; 0 before it, its last after it. */
    private static int dayOfMonth(YearMonth period, LocalDate day) {
        int months = YearMonth.from(day).compareTo(period);
        if (months == 0) {
            return day.getDayOfMonth();
        }
        return months < 0 ? 0 : period.lengthOfMonth();
    }
}
