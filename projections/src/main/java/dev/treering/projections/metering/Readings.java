package dev.treering.projections.metering;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.AppFact.TransferredIn.Formation;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.metering.Lane.Kind;
import java.math.BigDecimal;
import java.util.TreeMap;

/** What each fact tells the meter: the one table from facts to readings. What is told of dynos is a {@link Sighting}. */
final class Readings {

    private static final String ANY_ARCHITECTURE = "any";
    private static final Sku BUILD = new Sku("build");
    private static final Sku FAILED_BUILD = new Sku("build-failed");

    private final long heldAt;
    private final long position;
    private final SubjectMeter meter;

    /**
     * Readings of a fact.
     *
     * @param heldAt ms since 1970 UTC
     * @param position where in the log it lies
     * @param meter of its subject
     */
    Readings(long heldAt, long position, SubjectMeter meter) {
        this.heldAt = heldAt;
        this.position = position;
        this.meter = meter;
    }

    void of(Fact fact) {
        switch (fact) {
            case AppFact app -> of(app);
            case SpaceFact space -> of(space);
            case BuildFact build -> of(build);
            case UsageFact.Reported usage -> meter.counted(slot(usage), heldAt, usage.quantity());
            default -> {}
        }
    }

    private void of(AppFact fact) {
        switch (fact) {
            case AppFact.FormationScaled scaled -> formation(scaled.process(), scaled.dynos(), Sku.of(scaled.size()));
            case AppFact.Deleted _ -> meter.deleted(new Deletion(heldAt, position));
            case AppFact.TransferredOut _ -> meter.transferred(Step.to(false, heldAt, position));
            case AppFact.TransferredIn in -> {
                meter.transferred(Step.to(true, heldAt, position));
                lastOfEach(in).forEach((process, last) -> formation(process, last.quantity(), Sku.of(last.size())));
            }
            case AppFact.MaintenanceSet set -> meter.commanded(Lane.MAINTENANCE, Step.to(set.on(), heldAt, position));
            case AppFact.AddOnAttached addOn -> one(new Lane(Kind.ADD_ON, addOn.addOn()), addOn.plan());
            case AppFact.AddOnPlanChanged addOn -> one(new Lane(Kind.ADD_ON, addOn.addOn()), addOn.plan());
            case AppFact.AddOnDetached addOn -> none(new Lane(Kind.ADD_ON, addOn.addOn()));
            case AppFact.Created _, AppFact.Released _ -> {}
        }
    }

    private void of(SpaceFact fact) {
        switch (fact) {
            case SpaceFact.Requested requested -> meter.requested(new Step(heldAt, position, 1, requested.sku()));
            case SpaceFact.Provisioned _ -> meter.commanded(Lane.PROVISIONED, Step.to(true, heldAt, position));
            case SpaceFact.Deleted _ -> meter.deleted(new Deletion(heldAt, position));
            case SpaceFact.NetworkAttached attached ->
                one(network(attached.space(), attached.network()), attached.sku());
            case SpaceFact.NetworkDetached detached -> none(network(detached.space(), detached.network()));
        }
    }

    private void of(BuildFact fact) {
        var quantity = BigDecimal.valueOf(fact.durationMs());
        meter.counted(slot(fact), heldAt, quantity);
    }

    static Slot slot(BuildFact fact) {
        return switch (fact) {
            case BuildFact.Succeeded build -> build(build.arch(), BUILD);
            case BuildFact.Failed build -> build(build.arch(), FAILED_BUILD);
        };
    }

    static Slot slot(UsageFact.Reported usage) {
        return new Slot(new Lane(Kind.USAGE, usage.unit()), usage.meter());
    }

    /** What runs by itself is commanded as it is observed. */
    private void formation(ProcessType process, int quantity, Sku size) {
        if (!Lane.runsByItself(process)) {
            meter.commanded(Lane.dynos(process), new Step(heldAt, position, quantity, size));
        }
    }

    private void one(Lane lane, Sku sku) {
        meter.commanded(lane, new Step(heldAt, position, 1, sku));
    }

    private void none(Lane lane) {
        meter.commanded(lane, Step.to(false, heldAt, position));
    }

    private static TreeMap<ProcessType, Formation> lastOfEach(AppFact.TransferredIn in) {
        var last = new TreeMap<ProcessType, Formation>();
        in.formations().forEach(formation -> last.put(formation.process(), formation));
        return last;
    }

    private static Lane network(String space, String network) {
        return new Lane(Kind.NETWORK, space + "/" + network);
    }

    private static Slot build(String arch, Sku sku) {
        return new Slot(new Lane(Kind.BUILD, arch.isEmpty() ? ANY_ARCHITECTURE : arch), sku);
    }
}
