package dev.treering.projections.ledger;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows of a table of facts, as facts: when held, what, of which dyno or process type, and what it says. */
final class WorkedDynos {

    static final AccountId ACCOUNT = new AccountId("acme");
    static final DynoSize SIZE = new DynoSize("standard-1x");

    private static final AppId APP = new AppId("shop");

    private final SortedMap<String, Instant> startedAt = new TreeMap<>();
    private final SortedMap<String, Integer> starts = new TreeMap<>();

    static Instant instant(String text) {
        return Instant.parse(text.replace(' ', 'T') + ":00Z");
    }

    Fact fact(List<String> row) {
        Instant at = instant(row.getFirst());
        String of = row.get(2);
        String says = row.get(3);
        return switch (row.get(1)) {
            case "formation scaled" ->
                new AppFact.FormationScaled(ACCOUNT, APP, new ProcessType(of), Integer.parseInt(says), SIZE, "user");
            case "dyno started" -> started(of, at);
            case "dyno stopped" -> new DynoFact.Stopped(dyno(of), startedAt.getOrDefault(of, at), at, says, 0);
            case "period closed" -> new ClockFact.PeriodClosed(YearMonth.parse(says));
            default -> throw new AssertionError("no such fact: " + row);
        };
    }

    private Fact started(String name, Instant at) {
        startedAt.put(name, at);
        starts.merge(name, 1, Integer::sum);
        return new DynoFact.Started(dyno(name), at);
    }

    /** A dyno that starts again does so in the same pod. */
    private Dyno dyno(String name) {
        var process = new ProcessType(name.substring(0, name.indexOf('.')));
        int attempt = starts.getOrDefault(name, 1) - 1;
        return new Dyno(ACCOUNT, APP, process, name, SIZE, new DynoRun("uid-" + name, attempt), "", "");
    }
}
