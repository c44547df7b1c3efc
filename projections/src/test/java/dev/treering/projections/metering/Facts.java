package dev.treering.projections.metering;

import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Facts of one account and one app, in few words. The first day is 2026-03-01; hours count from its midnight. */
final class Facts {

    static final AccountId ACCOUNT = new AccountId("acct-1");
    static final AppId SHOP = new AppId("shop");
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
    static final long HOUR_MS = 3_600_000;

    private static final Tenant TENANT = new Tenant(ACCOUNT);

    private Facts() {}

    static Instant hour(long hours) {
        return FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC).plusMillis(hours * HOUR_MS);
    }

    /** The last instant that a fact tells of; the first midnight where it tells of none. */
    static Instant lastInstant(Fact fact) {
        return switch (fact) {
            case DynoFact.Started started -> started.startedAt();
            case DynoFact.Stopped stopped -> stopped.stoppedAt();
            case DynoFact.Lost lost -> lost.lastSeenAt();
            default -> hour(0);
        };
    }

    /** A fact in the log. Its identity does not matter to the meter. */
    static LoggedFact logged(long position, Instant heldAt, Fact fact) {
        return new LoggedFact(position, new FactId("test", "fact-" + position), heldAt, Instant.EPOCH, Map.of(), fact);
    }

    static Fact scaled(String process, int quantity, String size) {
        return TENANT.scaled(process, quantity, size);
    }

    static Fact deleted() {
        return TENANT.deleted();
    }

    static Fact started(String dyno, String size, Instant at) {
        return TENANT.started(dyno, size, 0, at);
    }

    static Fact stopped(String dyno, String size, Instant from, Instant to) {
        return TENANT.stopped(dyno, size, 0, from, to, "Completed");
    }

    static Fact lost(String dyno, String size, Instant from, Instant lastSeen) {
        return TENANT.lost(dyno, size, 0, from, lastSeen);
    }

    static Fact dayClosed(int dayOfMonth) {
        return new ClockFact.DayClosed(FIRST_DAY.withDayOfMonth(dayOfMonth));
    }
}
