package dev.treering.projections.model;

import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** A small and crowded world, so that everything meets everything: its names, and times within its few days. */
final class World {

    static final AccountId ONE = new AccountId("acct-1");
    static final AccountId OTHER = new AccountId("acct-2");

    private static final long DAY_MS = 86_400_000;

    private final Random random;
    private final LocalDate firstDay;
    private final int days;

    World(Random random, LocalDate firstDay, int days) {
        this.random = random;
        this.firstDay = firstDay;
        this.days = days;
    }

    LocalDate day(int number) {
        return firstDay.plusDays(number);
    }

    int days() {
        return days;
    }

    Instant midnight(int number) {
        return day(number).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** On the hour, so that instants meet, or anywhere. */
    Instant instant() {
        return oneIn(2)
                ? midnight(0).plusSeconds(3_600L * random.nextInt(24 * days))
                : midnight(0).plusMillis(random.nextLong(DAY_MS * days));
    }

    /** A time after another: mostly minutes or hours, now and then days. */
    Instant after(Instant instant) {
        return switch (random.nextInt(6)) {
            case 0 -> instant;
            case 1, 2 -> instant.plusMillis(random.nextLong(3_600_000));
            case 3, 4 -> instant.plusSeconds(3_600L * (1 + random.nextInt(12)));
            default -> instant.plusMillis(random.nextLong(2 * DAY_MS));
        };
    }

    AccountId account() {
        return oneIn(5) ? OTHER : ONE;
    }

    AppId app() {
        return new AppId(any("shop", "shop", "shop", "blog"));
    }

    ProcessType process() {
        return new ProcessType(any("web", "web", "web", "web", "worker", "run", "release"));
    }

    DynoSize size() {
        return new DynoSize(any("std", "std", "perf"));
    }

    Sku plan() {
        return new Sku(any("pg-mini", "pg-maxi"));
    }

    Dyno dyno(AccountId account, String pod, int restart) {
        return new Dyno(account, app(), process(), pod, size(), new DynoRun(pod, restart), "", "");
    }

    String pod() {
        return "pod-" + random.nextInt(9);
    }
}
