package dev.treering.projections.model;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What may happen in a {@link World}, by chance: one story at a time, of one fact or a few. */
final class Happenings {

    private final World world;
    private final List<Told> told = new ArrayList<>();

    Happenings(World world) {
        this.world = world;
    }

    /** At least so many facts. */
    List<Told> of(int facts) {
        while (told.size() < facts) {
            happen();
        }
        return told;
    }

    private void happen() {
        switch (world.below(24)) {
            case 0, 1, 2, 3, 4 -> tell(scaled());
            case 5, 6, 7, 8, 9, 10 -> runs();
            case 11, 12 -> crashes();
            case 13 -> lost();
            case 14 -> transferred();
            case 15, 16 -> tell(new AppFact.MaintenanceSet(world.account(), world.app(), !world.oneIn(3)));
            case 17, 18 -> addOn();
            case 19, 20 -> space();
            case 21 -> tell(reported());
            case 22 -> tell(built());
            default -> rare();
        }
    }

    private void tell(Fact fact) {
        tell(world.instant(), fact);
    }

    private void tell(Instant heldAt, Fact fact) {
        told.add(new Told(heldAt, fact));
    }

    private Fact scaled() {
        int quantity = world.oneIn(20) ? -1 : world.below(4);
        return new AppFact.FormationScaled(
                world.account(), world.app(), world.process(), quantity, world.size(), "test");
    }

    private void runs() {
        Dyno dyno = world.dyno(world.account(), world.pod(), world.below(2));
        Instant from = world.instant();
        Instant to = world.after(from);
        if (!world.oneIn(3)) {
            tell(seen(from), new DynoFact.Started(dyno, from));
        }
        if (!world.oneIn(3)) {
            tell(seen(to), stopped(dyno, from, to));
        }
        if (world.oneIn(6)) { // another source tells it otherwise
            Instant other = world.after(from);
            tell(seen(other), world.oneIn(2) ? new DynoFact.Started(dyno, other) : stopped(dyno, from, other));
        }
    }

    /** Mostly seen when it was, sometimes later, sometimes by a clock that is behind, and sometimes before it can have been. */
    private Instant seen(Instant at) {
        return switch (world.below(8)) {
            case 0 -> world.after(at);
            case 1 -> at.minusSeconds(world.below(301));
            case 2 -> at.minusSeconds(world.below(601));
            default -> at;
        };
    }

    /** The reason goes by the run: two sources that disagree on it are not part of this world. */
    private static DynoFact.Stopped stopped(Dyno dyno, Instant from, Instant to) {
        String reason = dyno.run().pod().hashCode() % 3 == 0 ? "Error" : "Completed";
        return new DynoFact.Stopped(dyno, from, to, reason, 0);
    }

    private void crashes() {
        Dyno dyno = world.dyno(world.account(), "loop-" + world.below(3), 0);
        Instant from = world.instant();
        for (int restart = 0; restart <= world.below(4); restart++) {
            Instant to = world.after(from);
            Dyno run = new Dyno(
                    dyno.account(),
                    dyno.app(),
                    dyno.process(),
                    dyno.name(),
                    dyno.size(),
                    new DynoRun(dyno.run().pod(), restart),
                    "",
                    "");
            if (world.oneIn(2)) {
                tell(from, new DynoFact.Started(run, from));
            }
            if (!world.oneIn(5)) {
                tell(to, new DynoFact.Stopped(run, from, to, "OOMKilled", 0));
            }
            from = world.after(to);
        }
    }

    private void lost() {
        Dyno dyno = world.dyno(world.account(), world.pod(), 0);
        Instant from = world.instant();
        Instant lastSeen = world.after(from);
        if (world.oneIn(2)) {
            tell(from, new DynoFact.Started(dyno, from));
        }
        tell(world.oneIn(5) ? seen(lastSeen) : world.after(lastSeen), new DynoFact.Lost(dyno, from, lastSeen, "Node"));
    }

    private void transferred() {
        boolean back = world.oneIn(3);
        AccountId from = back ? World.OTHER : World.ONE;
        AccountId to = back ? World.ONE : World.OTHER;
        var app = world.app();
        Instant at = world.instant();
        var formation = new AppFact.TransferredIn.Formation(world.process(), world.below(3), world.size());
        if (!world.oneIn(6)) {
            tell(at, new AppFact.TransferredOut(from, app, to));
        }
        if (!world.oneIn(6)) {
            tell(at, new AppFact.TransferredIn(to, app, from, "name", List.of(formation)));
        }
    }

    private void addOn() {
        var account = world.account();
        var app = world.app();
        String addOn = world.any("db", "db", "cache");
        tell(
                switch (world.below(4)) {
                    case 0, 1 -> new AppFact.AddOnAttached(account, app, addOn, world.plan());
                    case 2 -> new AppFact.AddOnPlanChanged(account, app, addOn, world.plan());
                    default -> new AppFact.AddOnDetached(account, app, addOn);
                });
    }

    private void space() {
        var account = world.account();
        String space = world.any("tokyo", "tokyo", "oslo");
        tell(
                switch (world.below(9)) {
                    case 0, 1, 2 -> new SpaceFact.Requested(account, space, new Sku("space-" + space), "eu");
                    case 3, 4 -> new SpaceFact.Provisioned(account, space);
                    case 5 -> new SpaceFact.Deleted(account, space);
                    case 6, 7 -> new SpaceFact.NetworkAttached(account, space, "tgw", network());
                    default -> new SpaceFact.NetworkDetached(account, space, "tgw");
                });
    }

    private Sku network() {
        return new Sku(world.any("net-a", "net-a", "net-b"));
    }

    private Fact reported() {
        var quantity = new BigDecimal(world.any("1", "2.5", "1000000", "0", "-1", "0.000000001"));
        return new UsageFact.Reported(
                world.account(), world.any("shop", ""), new Sku(world.any("egress", "requests")), quantity, "byte");
    }

    private Fact built() {
        String arch = world.any("amd64", "");
        return world.oneIn(3)
                ? new BuildFact.Failed(world.account(), world.app(), "b", arch, world.below(100_000), "")
                : new BuildFact.Succeeded(world.account(), world.app(), "b", arch, world.below(100_000));
    }

    private void rare() {
        tell(
                world.oneIn(2)
                        ? new AppFact.Deleted(world.account(), world.app())
                        : new AppFact.Created(world.account(), world.app(), "name"));
    }
}
