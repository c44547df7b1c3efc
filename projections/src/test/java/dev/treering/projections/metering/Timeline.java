package dev.treering.projections.metering;

import static dev.treering.projections.metering.Facts.hour;

import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A drawing of days, one character an hour, as facts in the order they held. Bars part the days. A row is by its name
 *
 * <ul>
 *   <li>a formation: each change of digit scales the process type;
 *   <li>a dyno, with a dot: it runs while {@code =}, each time anew in the same pod. Then it stops and is done, unless there follows
 *       {@code x}: it crashed; {@code ?}: it was lost, and declared so after the last of them; {@code >}: it runs on;
 *   <li>{@code maintenance}: it is on while {@code #};
 *   <li>{@code owned}: the app comes and goes with the {@code =}; if they begin the row, it was always there;
 *   <li>{@code addon}: a letter is the plan it is on;
 *   <li>{@code space}: {@code r} requested, {@code p} provisioned, then deleted; of the SKU {@code private};
 *   <li>{@code network}: attached to the space {@code eu} while {@code =}; of the SKU {@code peering}.
 * </ul>
 *
 * <pre>
 * hour        |00    06    12    18    |
 * web   std   |222222111111000000000000|
 * web.1 std   |....=======.............|
 * web.2 std   |..======x====??.........|
 * maintenance |...###..................|
 * </pre>
 */
record Timeline(List<Happening> happenings) {

    /** A fact and when it held. */
    record Happening(Instant heldAt, Fact fact) {}

    static Timeline of(String drawing) {
        return of(Facts.ACCOUNT, drawing);
    }

    /** The drawing, of an app of this account. */
    static Timeline of(AccountId account, String drawing) {
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
            happenings.addAll(new Row(new Tenant(account), head, hours).happenings());
        }
        happenings.sort(Comparator.comparing(Happening::heldAt));
        return new Timeline(happenings);
    }

    private record Row(Tenant tenant, String[] head, String hours) {

        List<Happening> happenings() {
            return switch (head[0]) {
                case "maintenance" -> changes('.', (_, now) -> tenant.maintenance(now == '#'));
                case "owned" ->
                    changes(hours.charAt(0), (_, now) -> now == '=' ? tenant.transferredIn() : tenant.transferredOut());
                case "addon" -> changes('.', this::addOn);
                case "space" -> changes('.', (_, now) -> space(now));
                case "network" -> changes('.', (_, now) -> network(now));
                default ->
                    head[0].contains(".")
                            ? dyno()
                            : changes('0', (_, now) -> tenant.scaled(head[0], now - '0', head[1]));
            };
        }

        private Fact addOn(char before, char now) {
            String plan = String.valueOf(now);
            if (now == '.') {
                return tenant.detached(head[1]);
            }
            return before == '.' ? tenant.attached(head[1], plan) : tenant.planChanged(head[1], plan);
        }

        private Fact space(char now) {
            return switch (now) {
                case 'r' -> tenant.requested(head[1], "private");
                case 'p' -> tenant.provisioned(head[1]);
                default -> tenant.deletedSpace(head[1]);
            };
        }

        private Fact network(char now) {
            return now == '='
                    ? tenant.networkAttached("eu", head[1], "peering")
                    : tenant.networkDetached("eu", head[1]);
        }

        private List<Happening> changes(char first, Change change) {
            var happenings = new ArrayList<Happening>();
            char before = first;
            for (int i = 0; i < hours.length(); i++) {
                char now = hours.charAt(i);
                if (now != before) {
                    happenings.add(new Happening(hour(i), change.from(before, now)));
                    before = now;
                }
            }
            return happenings;
        }

        private List<Happening> dyno() {
            var happenings = new ArrayList<Happening>();
            int restart = 0;
            for (int from = hours.indexOf('='); from >= 0; restart++) {
                int to = end(from, '=');
                Instant start = hour(from);
                happenings.add(new Happening(start, tenant.started(head[0], head[1], restart, start)));
                happenings.addAll(ending(restart, start, to));
                from = hours.indexOf('=', to);
            }
            return happenings;
        }

        private List<Happening> ending(int restart, Instant start, int to) {
            Instant end = hour(to);
            return switch (to < hours.length() ? hours.charAt(to) : '.') {
                case '>' -> List.of();
                case '?' ->
                    List.of(new Happening(hour(end(to, '?')), tenant.lost(head[0], head[1], restart, start, end)));
                case 'x' ->
                    List.of(new Happening(end, tenant.stopped(head[0], head[1], restart, start, end, "OOMKilled")));
                default ->
                    List.of(new Happening(end, tenant.stopped(head[0], head[1], restart, start, end, "Completed")));
            };
        }

        /** The first hour after {@code from} that is not drawn so. */
        private int end(int from, char as) {
            int to = from;
            while (to < hours.length() && hours.charAt(to) == as) {
                to++;
            }
            return to;
        }
    }

    /** What a change from one character to another tells. */
    private interface Change {
        Fact from(char before, char now);
    }
}
