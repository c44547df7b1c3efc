package dev.treering.projections.metering;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Facts of one account and one app, in few words. The first day is 2026-03-01; hours count from its midnight. */
final class Facts {

    static final AccountId ACCOUNT = new AccountId("acct-1");
    static final AppId SHOP = new AppId("shop");
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
    static final long HOUR_MS = 3_600_000;

    private Facts() {}

    static Instant hour(long hours) {
        return FIRST_DAY.atStartOfDay().toInstant(java.time.ZoneOffset.UTC).plusMillis(hours * HOUR_MS);
    }

    /** A fact in the log. Its identity does not matter to the meter. */
    static LoggedFact logged(long position, Instant heldAt, Fact fact) {
        return new LoggedFact(position, new FactId("test", "fact-" + position), heldAt, Instant.EPOCH, Map.of(), fact);
    }

    static Fact scaled(String process, int quantity, String size) {
        return new AppFact.FormationScaled(
                ACCOUNT, SHOP, new ProcessType(process), quantity, new DynoSize(size), "test");
    }

    static Fact deleted() {
        return new AppFact.Deleted(ACCOUNT, SHOP);
    }

    static Fact started(String dyno, String size, Instant at) {
        return new DynoFact.Started(dyno(dyno, size), at);
    }

    static Fact stopped(String dyno, String size, Instant from, Instant to) {
        return new DynoFact.Stopped(dyno(dyno, size), from, to, "Completed", 1000);
    }

    static Fact lost(String dyno, String size, Instant from, Instant lastSeen) {
        return new DynoFact.Lost(dyno(dyno, size), from, lastSeen, "NodeLost");
    }

    static Fact dayClosed(int dayOfMonth) {
        return new ClockFact.DayClosed(FIRST_DAY.withDayOfMonth(dayOfMonth));
    }

    private static Dyno dyno(String name, String size) {
        var process = new ProcessType(name.substring(0, name.indexOf('.')));
        return new Dyno(ACCOUNT, SHOP, process, name, new DynoSize(size), new DynoRun(name, 0), "", "");
    }
}
