package dev.treering.aggregates.store;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.Submission;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Facts for tests of the store and the relay. */
public final class SomeFacts {

    /** When they all held. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** What tests name as their source. */
    public static final String SOURCE = "test";

    private SomeFacts() {}

    public static AccountFact.Opened opened(String account) {
        return new AccountFact.Opened(
                new AccountId(account), "Name of " + account, Currency.getInstance("EUR"), "wave-1");
    }

    public static AppFact.Created created(String account, String app, String name) {
        return new AppFact.Created(new AccountId(account), new AppId(app), name);
    }

    public static AppFact.FormationScaled scaled(String account, String app, int quantity) {
        return new AppFact.FormationScaled(
                new AccountId(account),
                new AppId(app),
                new ProcessType("web"),
                quantity,
                new DynoSize("standard-1x"),
                "user");
    }

    public static DynoFact.Started started(String account, int number) {
        return new DynoFact.Started(dyno(account, number), NOON);
    }

    public static DynoFact.Dyno dyno(String account, int number) {
        return new DynoFact.Dyno(
                new AccountId(account),
                new AppId("app-of-" + account),
                new ProcessType("web"),
                "web." + number,
                new DynoSize("standard-1x"),
                new DynoRun("pod-" + number, 0),
                "node-1",
                "amd64");
    }

    public static ClockFact.DayClosed dayClosed(int dayOfMarch) {
        return new ClockFact.DayClosed(LocalDate.of(2026, 3, dayOfMarch));
    }

    public static Submission submission(String id, Fact fact) {
        return new Submission(new FactId(SOURCE, id), NOON, fact, Map.of());
    }

    public static NewFact fact(String id, Fact fact) {
        return NewFact.of(submission(id, fact));
    }

    /** All facts with this tag. */
    public static Boundary tagged(String tag) {
        return new Boundary(java.util.List.of(new Clause(new TreeSet<>(Set.of(tag)), Set.of())));
    }
}
