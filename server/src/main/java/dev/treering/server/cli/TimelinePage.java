package dev.treering.server.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import tools.jackson.databind.JsonNode;

/** A UTC day drawn: a character is a quarter of an hour and shows the level at its beginning; then each interval, exactly. */
final class TimelinePage {

    private static final long QUARTER_MS = Duration.ofMinutes(15).toMillis();
    private static final int QUARTERS = 96;

    private TimelinePage() {}

    static void print(JsonNode day, PrintWriter out) {
        if (day.path("intervals").isEmpty()) {
            reports(day, out);
            return;
        }
        JsonNode intervals = day.path("intervals");
        out.println(
                day.path("day").asString() + ", UTC; a character is a quarter of an hour, the level at its beginning");
        out.println("          |" + hours() + "|");
        out.println("commanded |" + strip(day, "commanded") + "|");
        out.println("observed  |" + strip(day, "observed") + "|");
        out.println("billable  |" + strip(day, "billable") + "|  the lesser of the two");
        out.println();
        var table = new Table("FROM", "UNTIL", ">MS", ">COMMANDED", ">OBSERVED", ">BILLABLE", "NOTE");
        intervals.forEach(each -> table.row(
                time(each, "from"),
                time(each, "until"),
                each.path("ms").asLong(),
                each.path("commanded").asInt(),
                each.path("observed").asInt(),
                each.path("billable").asInt(),
                note(each)));
        table.row(
                "sum in ms",
                "",
                "",
                day.path("commandedMs").asLong(),
                day.path("observedMs").asLong(),
                day.path("billableMs").asLong(),
                "the cell's");
        table.print(out);
        out.println();
        causes(intervals, out);
    }

    private static void causes(JsonNode intervals, PrintWriter out) {
        var table = new Table("AT", ">POSITION", "WHAT", "FACT", "BY");
        boolean isFirst = true;
        for (JsonNode interval : intervals) {
            for (JsonNode cause : interval.path("begun")) {
                row(cause, isFirst ? "holds since " + cause.path("at").asString() : time(cause, "at"), table);
            }
            isFirst = false;
        }
        table.print(out);
    }

    private static void reports(JsonNode day, PrintWriter out) {
        out.println(day.path("day").asString() + ", UTC");
        var table = new Table("AT", ">POSITION", "WHAT", "FACT", "BY");
        day.path("reports")
                .forEach(each -> row(
                        each.path("cause"),
                        time(each.path("cause"), "at") + "  "
                                + each.path("quantity").asString(),
                        table));
        table.print(out);
    }

    private static void row(JsonNode cause, String at, Table table) {
        table.row(
                at,
                cause.path("position").asLong(),
                cause.path("what").asString(),
                cause.path("source").asString() + " " + cause.path("id").asString(),
                cause.path("by").asString());
    }

    private static String strip(JsonNode day, String level) {
        long midnight = LocalDate.parse(day.path("day").asString())
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
        var strip = new StringBuilder();
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            long at = midnight + quarter * QUARTER_MS;
            strip.append(digit(day.path("intervals")
                    .valueStream()
                    .filter(each -> ms(each, "from") <= at && at < ms(each, "until"))
                    .mapToInt(each -> each.path(level).asInt())
                    .findFirst()
                    .orElse(0)));
        }
        return strip.toString();
    }

    /** A level above 9 is a plus; none is a dot. */
    private static char digit(int level) {
        if (level == 0) {
            return '.';
        }
        return level > 9 ? '+' : (char) ('0' + level);
    }

    private static String hours() {
        var hours = new StringBuilder();
        for (int hour = 0; hour < 24; hour += 6) {
            hours.append(String.format("%02d", hour)).append(" ".repeat(22));
        }
        return hours.toString();
    }

    private static String note(JsonNode interval) {
        if (!interval.path("counts").asBoolean()) {
            return "not the account's own";
        }
        return interval.path("maintenance").asBoolean() ? "maintenance" : "";
    }

    private static long ms(JsonNode of, String name) {
        return Instant.parse(of.path(name).asString()).toEpochMilli();
    }

    /** Without its day. */
    private static String time(JsonNode of, String name) {
        return of.path(name).asString().replaceFirst(".*T", "").replace("Z", "");
    }
}
