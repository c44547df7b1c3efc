package dev.treering.runtime;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.runtime.simulated.api.Weather;
import dev.treering.runtime.simulated.nodes.ContainerRun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Many apps, and everything that can happen to them, to their machines, to the API and to the adapter. What happens is drawn by a
 * seed. Time passes only while everybody rests, so what the threads do in between makes little difference: the same seed is the
 * same story.
 */
final class Torture implements AutoCloseable {

    private static final List<ProcessType> PROCESSES = List.of(new ProcessType("web"), new ProcessType("worker"));
    private static final List<DynoSize> SIZES = List.of(new DynoSize("standard-1x"), new DynoSize("dyno-1c-4gb"));
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-03-01");
    private static final int ACCOUNTS = 20;
    private static final int MOST_REQUESTS_BEFORE_A_KILL = 60;
    private static final int MOST_FACTS_BEFORE_A_KILL = 12;

    final Platform platform = new Platform(options -> options.nodes(List.of()));
    final Hardware hardware;
    final Absences absences = new Absences();
    final Map<AppId, AccountId> owners = new TreeMap<>();
    final Wishes wishes = new Wishes();
    private final Stillness stillness;
    private final Random dice;
    private final AtomicBoolean dying = new AtomicBoolean();
    private int facts;
    int kills;
    int happenings;

    Torture(long seed, int apps) {
        dice = new Random(seed);
        hardware = new Hardware(platform, dice);
        stillness = new Stillness(platform, hardware, wishes);
        platform.cluster.faults().weather(new Weather(seed, 30, 15, 10));
        for (int i = 0; i < ACCOUNTS; i++) {
            var account = new AccountId("acct-" + i);
            platform.log.decided(
                    "opened-" + i, new AccountFact.Opened(account, account.value(), Currency.getInstance("USD"), ""));
        }
        platform.clock.advance(Duration.ofHours(1)); // by no clock a dyno is older than its account
        for (int i = 0; i < apps; i++) {
            AppId app = new AppId("app-" + i);
            owners.put(app, new AccountId("acct-" + i % ACCOUNTS));
            decided(new AppFact.Created(owner(app), app, app.value()));
            release(app);
            scale(app);
        }
        platform.startAdapter();
        stillness.come();
    }

    /** So many rounds, in some of which the adapter is killed at a moment drawn by the seed. */
    void run(int rounds, int killed) {
        var order = new ArrayList<>(IntStream.range(0, rounds).boxed().toList());
        Collections.shuffle(order, dice);
        var fatal = List.copyOf(order.subList(0, killed));
        for (int round = 0; round < rounds; round++) {
            boolean kill = fatal.contains(round);
            if (kill) {
                armed();
            }
            happen(1 + dice.nextInt(8));
            stillness.comeUnless(dying);
            if (kill) {
                killed();
            }
            stillness.come();
            pass(dice.nextInt(12) == 0 ? 1200 : 90);
        }
    }

    private void happen(int times) {
        for (int i = 0; i < times; i++) {
            happen();
        }
    }

    /** The adapter will die when it has made some more requests, or has said some more: whatever comes first. */
    private void armed() {
        platform.cluster.faults().after(1 + dice.nextInt(MOST_REQUESTS_BEFORE_A_KILL), this::die);
        platform.log.after(1 + dice.nextInt(MOST_FACTS_BEFORE_A_KILL), this::die);
    }

    /** From this very request or fact on, nothing that the adapter does reaches anybody. */
    private void die() {
        platform.cluster.faults().cut(true);
        platform.log.cut(true);
        dying.set(true);
    }

    private void killed() {
        die();
        platform.killAdapter();
        kills++;
        absences.from(platform.clock.instant());
        dying.set(false);
        platform.cluster.faults().after(0, () -> {});
        platform.log.after(0, () -> {});
        platform.cluster.faults().cut(false);
        platform.log.cut(false);
        if (dice.nextInt(3) == 0) {
            stillness.come();
            pass(300);
            happen(dice.nextInt(4));
            stillness.come();
            pass(90);
        }
        absences.to(platform.clock.instant());
        platform.startAdapter();
    }

    private void pass(int seconds) {
        platform.clock.advance(Duration.ofSeconds(1 + dice.nextInt(seconds)));
        stillness.come();
    }

    /** Fair weather, and all machines that are silent are taken out: after a while everything is as it is wished to be. */
    void calm() {
        platform.cluster.faults().weather(Weather.FAIR);
        hardware.takeOutTheSilent();
        for (int i = 0; i < 12; i++) {
            platform.clock.advance(Duration.ofMinutes(1));
            stillness.come();
        }
    }

    /** All apps are deleted, and the adapter is there to see it. */
    void end() {
        owners.forEach((app, account) -> {
            if (wishes.knows(app)) {
                decided(new AppFact.Deleted(account, app));
            }
        });
        for (int i = 0; i < 5; i++) {
            stillness.come();
            platform.clock.advance(Duration.ofMinutes(1));
        }
        stillness.come();
        LocalDate today = LocalDate.ofInstant(platform.clock.instant(), ZoneOffset.UTC);
        for (LocalDate day = FIRST_DAY; !day.isAfter(today); day = day.plusDays(1)) {
            platform.log.decided("closed-" + day, new ClockFact.DayClosed(day));
        }
    }

    /** How much of the cluster's time has passed. */
    Duration passed() {
        return Duration.between(START, platform.clock.instant());
    }

    /** What is not as it is wished to be, where everything had the time to be so. */
    List<String> amiss() {
        var amiss = new ArrayList<>(stillness.workloads().stream().toList());
        var active = stillness.active();
        wishes.all().forEach((process, wish) -> {
            long runs = active.getOrDefault(process, 0L);
            if (runs != wish.quantity()) {
                amiss.add(process + " runs " + runs + " dynos, not " + wish.quantity());
            }
        });
        var _ = platform.adapter().takeCensus();
        platform.adapter()
                .takeCensus()
                .ifPresentOrElse(
                        census -> amiss.addAll(census.differences()), () -> amiss.add("no census could be taken"));
        return amiss;
    }

    private void happen() {
        happenings++;
        AppId app = new AppId("app-" + dice.nextInt(owners.size()));
        var cluster = platform.cluster;
        int roll = dice.nextInt(1000);
        if (roll < 330) {
            scale(app);
        } else if (roll < 450) {
            release(app);
        } else if (roll < 600) {
            withRunOf(app, run -> cluster.crash(run.namespace(), run.pod(), 1));
        } else if (roll < 650) {
            withRunOf(app, run -> cluster.oom(run.namespace(), run.pod()));
        } else if (roll < 710) {
            withRunOf(app, run -> cluster.deletePod(run.namespace(), run.pod()));
        } else if (roll < 750) {
            withRunOf(app, run -> cluster.evict(run.namespace(), run.pod()));
        } else if (roll < 780) {
            withRunOf(app, run -> cluster.evictByPressure(run.namespace(), run.pod()));
        } else if (roll < 810) {
            withRunOf(app, run -> cluster.preempt(run.namespace(), run.pod()));
        } else if (roll < 820) {
            withRunOf(app, run -> {
                hardware.tornOut.add(run.uid());
                return cluster.tearOut(run.namespace(), run.pod());
            });
        } else if (roll < 870) {
            cluster.dropWatches();
        } else if (roll < 900) {
            cluster.compact();
            cluster.dropWatches();
        } else if (roll < 930) {
            cluster.failNext(1 + dice.nextInt(4));
        } else if (roll < 955) {
            platform.log.loseNextAnswers(1 + dice.nextInt(2));
        } else if (roll < 990) {
            hardware.trouble();
        } else if (wishes.knows(app)) {
            decided(new AppFact.Deleted(owner(app), app));
        }
    }

    private void scale(AppId app) {
        var process = PROCESSES.get(dice.nextInt(PROCESSES.size()));
        int quantity = dice.nextInt(4);
        var size = SIZES.get(dice.nextInt(SIZES.size()));
        decided(new AppFact.FormationScaled(owner(app), app, process, quantity, size, "user"));
    }

    private void release(AppId app) {
        int version = facts + 1;
        String image = "registry.example/" + app + ":" + version;
        decided(new AppFact.Released(owner(app), app, version, image, ""));
    }

    private AccountId owner(AppId app) {
        return Objects.requireNonNull(owners.get(app));
    }

    private void decided(AppFact fact) {
        wishes.decided(fact);
        platform.log.decided("fact-" + facts++, fact);
    }

    /** One of the running dynos of an app; which one depends on nothing but when they started. */
    private void withRunOf(AppId app, Predicate<ContainerRun> happening) {
        var running = stillness.runningOf(app);
        int chosen = dice.nextInt(8);
        if (!running.isEmpty()) {
            var _ = happening.test(running.get(chosen % running.size()));
        }
    }

    @Override
    public void close() {
        platform.close();
    }
}
