package dev.treering.server.demo;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.issuing.Order;
import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.log.Extensions;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.projections.query.PlatformQueries.DynoView;
import dev.treering.runtime.simulated.SimulatedCluster;
import dev.treering.server.invoicing.Cursor;
import dev.treering.server.running.TreeringServer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Where the story plays: moves virtual time, asks commands at it, and waits until their effect is seen in the log. */
final class Stage {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> ACTOR = Map.of(Extensions.ACTOR, "demo");
    private static final Duration STEP = Duration.ofSeconds(1);

    private final TreeringServer server;
    private final SimulatedCluster cluster;
    private final VirtualClock clock;

    Stage(TreeringServer server, VirtualClock clock) {
        this.server = server;
        this.cluster = server.simulatedCluster().orElseThrow();
        this.clock = clock;
    }

    /** Lets time go on, closing each UTC day that ends on the way, and each month after its last day. */
    void goTo(Instant then) {
        for (Instant midnight = nextMidnight(); !midnight.isAfter(then); midnight = nextMidnight()) {
            move(midnight);
            LocalDate over = LocalDate.ofInstant(midnight, ZoneOffset.UTC).minusDays(1);
            ask(new ForCalendar.CloseDay(over));
            if (over.equals(YearMonth.from(over).atEndOfMonth())) {
                close(YearMonth.from(over));
            }
        }
        move(then);
    }

    private Instant nextMidnight() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private void move(Instant then) {
        clock.advanceTo(then);
        until(
                "the cluster is at rest",
                () -> !cluster.tick() && server.adapter().settled());
    }

    /** Decides a command now; a refusal ends the demonstration. */
    void ask(Command command) {
        mustBeDecided(command, server.decisions().decide(new Asked(command, clock.instant(), ACTOR)));
    }

    private void close(YearMonth period) {
        mustBeDecided(period, server.periods().close(period, clock.instant(), ACTOR));
    }

    private static void mustBeDecided(Object wish, Outcome outcome) {
        if (outcome instanceof Outcome.Refused(var rejection, var detail)) {
            throw new IllegalStateException(wish + " was refused: " + rejection + ", " + detail);
        }
    }

    /** Waits until ledgers and read models have all that is in the log. */
    void settle() {
        if (!server.readModels().awaitSettled(server.log().head(), PATIENCE)) {
            throw new IllegalStateException("the ledgers did not settle within " + PATIENCE.toSeconds() + " s");
        }
    }

    /** What the ledger says a case comes to. */
    BackBillEntry.Computed computed(AccountId account, CaseId id) {
        settle();
        return server.readModels().backBills().backBills(account).stream()
                .filter(view -> view.id().equals(id))
                .flatMap(view -> view.said().stream())
                .filter(BackBillEntry.Computed.class::isInstance)
                .map(BackBillEntry.Computed.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the ledger says nothing of case " + id));
    }

    /** Invoices what is due of a month, and delivers it; gives how many invoices. */
    int invoice(YearMonth month) {
        settle();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var order = new Order("INV", today, today.plusDays(30), clock.instant(), ACTOR);
        int issued = 0;
        Optional<Cursor> next = Optional.of(Cursor.START);
        while (next.isPresent()) {
            var step = server.invoicing().run().step(month, order, false, next.get(), 100);
            issued += step.issued().size();
            next = step.next();
        }
        settle();
        deliver(month);
        return issued;
    }

    private void deliver(YearMonth month) {
        try {
            server.invoicing().delivery().orElseThrow().step(Optional.of(month), -1, 100, clock.instant(), ACTOR);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while delivering invoices", e);
        }
    }

    /** Lets seconds pass until exactly so many dynos of an app are seen to run, all of them as wished. */
    void untilRunning(AppId app, int dynos, Predicate<DynoView> each) {
        untilWithTime(dynos + " dynos of " + app + " run", () -> {
            List<DynoView> seen = server.readModels().platform().dynos(app);
            return seen.size() == dynos && seen.stream().allMatch(each);
        });
    }

    List<DynoView> dynos(AppId app) {
        return server.readModels().platform().dynos(app);
    }

    SimulatedCluster cluster() {
        return cluster;
    }

    Instant now() {
        return clock.instant();
    }

    /** Waits for something that takes virtual time, such as a container's start: a second passes whenever all is at rest. */
    private void untilWithTime(String what, BooleanSupplier reached) {
        until(what, () -> {
            boolean atRest = !cluster.tick() && server.adapter().settled();
            server.readModels().platform().await(server.log().head(), PATIENCE);
            if (reached.getAsBoolean()) {
                return true;
            }
            if (atRest) {
                clock.advanceTo(clock.instant().plus(STEP));
            }
            return false;
        });
    }

    private static void until(String what, BooleanSupplier reached) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s in vain until " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
