package dev.treering.runtime.simulated;

import dev.treering.runtime.simulated.control.Controller;
import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.nodes.Fleet;
import dev.treering.runtime.simulated.resources.Resources;
import dev.treering.runtime.simulated.storage.ObjectStore;
import dev.treering.runtime.simulated.workloads.Deployments;
import dev.treering.runtime.simulated.workloads.GarbageCollector;
import dev.treering.runtime.simulated.workloads.Jobs;
import dev.treering.runtime.simulated.workloads.Namespaces;
import dev.treering.runtime.simulated.workloads.ReplicaSets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves the cluster through time. What was due earlier happens at the time it was due, in order, so that a clock that jumps gives
 * the same history as one that creeps.
 */
final class Simulation {
    /** More passes at one instant than any chain of controllers needs: beyond it, something moves in circles. */
    private static final int PASSES_AT_ONCE = 1_000;

    private final Resources resources;
    private final List<Controller> controllers;

    /** Whatever was due up to here has been looked at. */
    private volatile Instant settled = Instant.EPOCH;

    /** The resource version at which nothing was left to do. */
    private long atRest;

    Simulation(Resources resources, Fleet fleet) {
        this.resources = resources;
        this.controllers = Stream.concat(
                        Stream.of(
                                new Deployments(),
                                new ReplicaSets(),
                                new Jobs(),
                                new GarbageCollector(),
                                new Namespaces()),
                        fleet.controllers().stream())
                .toList();
    }

    /** Catches up with what was due before {@code now}, and comes to rest at it. True if anything changed. */
    boolean tick(Instant now) {
        ObjectStore store = resources.store();
        long before = store.revision();
        // first what others have written since: it is dealt with at the time at which it was written
        if (before != atRest) {
            settle(later(settled, store.lastWrite()));
        }
        Optional<Instant> next = nextDue(now);
        while (next.filter(due -> due.isBefore(now)).isPresent()) {
            settle(next.get());
            next = nextDue(now);
        }
        settle(later(settled, now));
        return store.revision() != before;
    }

    private void settle(Instant at) {
        settled = at;
        for (int i = 0; i < PASSES_AT_ONCE; i++) {
            if (!pass(at)) {
                atRest = resources.store().revision();
                return;
            }
        }
        throw new IllegalStateException("the cluster does not come to rest at " + at);
    }

    private boolean pass(Instant at) {
        return resources.store().locked(() -> {
            long before = resources.store().revision();
            for (Controller controller : controllers) {
                controller.run(new Pass(resources, at, controller.name()));
            }
            return resources.store().revision() != before;
        });
    }

    /** The next instant at which something happens by itself, apart from leases. */
    Optional<Instant> nextDue(Instant now) {
        Pass pass = new Pass(resources, now, "");
        return controllers.stream()
                .flatMap(controller -> controller.due(pass))
                .filter(due -> due.isAfter(settled) && due.isBefore(Instant.MAX))
                .min(Instant::compareTo);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
