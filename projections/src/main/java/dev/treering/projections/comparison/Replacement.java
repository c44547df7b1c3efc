package dev.treering.projections.comparison;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.DynoSize;
import java.util.Map;

/** Facts as they would be had other sizes run. {@code sizes} says which in place of which; what it does not name stays. */
record Replacement(Map<DynoSize, DynoSize> sizes) {

    Replacement {
        sizes = Map.copyOf(sizes);
    }

    Fact of(Fact fact) {
        return switch (fact) {
            case AppFact.FormationScaled scaled -> replaced(scaled);
            case AppFact.TransferredIn moved -> replaced(moved);
            case DynoFact.Started start -> new DynoFact.Started(replaced(start.dyno()), start.startedAt());
            case DynoFact.Stopped stop ->
                new DynoFact.Stopped(
                        replaced(stop.dyno()), stop.startedAt(), stop.stoppedAt(), stop.reason(), stop.precisionMs());
            case DynoFact.Lost loss ->
                new DynoFact.Lost(replaced(loss.dyno()), loss.startedAt(), loss.lastSeenAt(), loss.reason());
            default -> fact;
        };
    }

    private AppFact replaced(AppFact.FormationScaled scaled) {
        return new AppFact.FormationScaled(
                scaled.account(),
                scaled.app(),
                scaled.process(),
                scaled.quantity(),
                replaced(scaled.size()),
                scaled.cause());
    }

    private AppFact replaced(AppFact.TransferredIn moved) {
        var formations = moved.formations().stream()
                .map(each ->
                        new AppFact.TransferredIn.Formation(each.process(), each.quantity(), replaced(each.size())))
                .toList();
        return new AppFact.TransferredIn(moved.account(), moved.app(), moved.from(), moved.name(), formations);
    }

    private DynoFact.Dyno replaced(DynoFact.Dyno dyno) {
        return new DynoFact.Dyno(
                dyno.account(),
                dyno.app(),
                dyno.process(),
                dyno.name(),
                replaced(dyno.size()),
                dyno.run(),
                dyno.node(),
                dyno.arch());
    }

    private DynoSize replaced(DynoSize size) {
        return sizes.getOrDefault(size, size);
    }
}
