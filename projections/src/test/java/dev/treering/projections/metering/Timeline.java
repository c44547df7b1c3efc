package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.hour;

import dev.treering.events.facts.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A drawing of days, one character an hour, as facts in the order they held. A row of digits is a formation: each change of digit
 * scales the process type. A row of {@code =} is a dyno: it starts with the first and stops after the last, unless that is a
 * {@code >}. Bars part the days.
 *
 * <pre>
 * hour       |00    06    12    18    |
 * web   std  |222222111111000000000000|
 * web.1 std  |....=======.............|
 * web.2 std  |..=====================>|
 * </pre>
 */
record Timeline(List<Happening> happenings) {

    /** A fact and when it held. */
    record Happening(Instant heldAt, Fact fact) {}

    static Timeline of(String drawing) {
        var happenings = new ArrayList<Happening>();
        for (String row : drawing.strip().lines().toList()) {
            String[] head = row.substring(0, row.indexOf('|')).strip().split("\\s+", -1);
            String hours = row.substring(row.indexOf('|')).strip().replace("|", "");
            if (head[0].equals("hour")) {
                continue;
            }
            if (hours.length() % 24 != 0) {
                throw new IllegalArgumentException("a day of the drawing has not 24 hours: " + row);
            }
            happenings.addAll(
                    head[0].contains(".") ? dyno(head[0], head[1], hours) : formation(head[0], head[1], hours));
        }
        happenings.sort(Comparator.comparing(Happening::heldAt));
        return new Timeline(happenings);
    }

    private static List<Happening> formation(String process, String size, String hours) {
        var happenings = new ArrayList<Happening>();
        char before = '0';
        for (int i = 0; i < hours.length(); i++) {
            if (hours.charAt(i) != before) {
                before = hours.charAt(i);
                happenings.add(new Happening(hour(i), Facts.scaled(process, before - '0', size)));
            }
        }
        return happenings;
    }

    private static List<Happening> dyno(String name, String size, String hours) {
        Instant start = hour(hours.indexOf('='));
        Instant end = hour(hours.lastIndexOf('=') + 1);
        var happenings = new ArrayList<Happening>();
        happenings.add(new Happening(start, Facts.started(name, size, start)));
        if (hours.indexOf('>') < 0) {
            happenings.add(new Happening(end, Facts.stopped(name, size, start, end)));
        }
        return happenings;
    }
}
