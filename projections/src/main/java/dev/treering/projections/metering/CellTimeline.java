package dev.treering.projections.metering;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.Sku;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A resource's days as intervals with the facts that begin and end them. Worked out from the facts one interval at a time and apart from
 * the meter, which keeps sums and not facts; so that intervals that come to a cell confirm it. Of one account's facts, those that were
 * rejected left out.
 */
public final class CellTimeline {

    private final Resource resource;
    private final Lane lane;
    private final StepLine commanded = new StepLine();
    private final StepLine provisioned = new StepLine();
    private final StepLine maintained = new StepLine();
    private final StepLine owned = new StepLine();
    private final Map<DynoRun, KnownRun> runs = new TreeMap<>();
    private long opening = Long.MIN_VALUE;
    private long deleted = Long.MAX_VALUE;

    /** Of a level: dynos, an add-on, a space or a network. */
    public CellTimeline(Resource resource) {
        this.resource = resource;
        this.lane = switch (resource.kind()) {
            case DYNO -> new Lane(Lane.Kind.DYNO, resource.name());
            case ADD_ON -> new Lane(Lane.Kind.ADD_ON, resource.name());
            case NETWORK -> new Lane(Lane.Kind.NETWORK, resource.name());
            case SPACE -> Lane.SPACE;
            case BUILD, USAGE, ACCOUNT -> throw new IllegalArgumentException(resource.kind() + " is no level");
        };
    }

    /** Takes in a fact of the account's, in log order. */
    public void accept(LoggedFact logged) {
        switch (logged.fact()) {
            case AccountFact.Opened _ -> opening = opening == Long.MIN_VALUE ? ms(logged) : opening;
            case AppFact app when app.app().value().equals(resource.app()) -> ofApp(app, logged);
            case DynoFact dyno when dyno.dyno().app().value().equals(resource.app()) -> sighted(dyno, logged);
            case SpaceFact space when resource.app().isEmpty() -> ofSpace(space, logged);
            default -> {} // of something else
        }
    }

    /** The day from midnight to midnight, UTC. */
    public List<Interval> of(LocalDate day) {
        long start = Days.start(day.toEpochDay());
        long end = Days.end(day.toEpochDay());
        List<Edge> edges = edges();
        List<Span> spans = runs.entrySet().stream()
                .flatMap(run -> spans(run.getKey(), run.getValue()).stream())
                .filter(span -> span.from() < end && span.to() > start)
                .toList();
        var instants = new TreeSet<Long>();
        instants.add(start);
        edges.stream().map(Edge::at).filter(at -> at > start && at < end).forEach(instants::add);
        var intervals = new ArrayList<Interval>();
        for (long from : instants) {
            Long next = instants.higher(from);
            var begun = edges.stream().filter(edge -> edge.at() == from).toList();
            intervals.add(interval(from, next == null ? end : next, spans, from == start ? standing(start) : begun));
        }
        return intervals;
    }

    private Interval interval(long from, long until, List<Span> spans, List<Edge> begun) {
        int asked = deleted <= from
                ? 0
                : commanded.at(from).map(step -> step.of(sku())).orElse(0);
        int running = count(spans, Level.RUNNING, from);
        boolean isThere = deleted > from
                && provisioned.at(from).filter(step -> step.quantity() > 0).isPresent();
        return new Interval(
                from,
                until,
                Origin.of(lane) == Origin.COMMANDED_AS_OBSERVED ? running : asked,
                switch (Origin.of(lane)) {
                    case BOTH_TOLD, COMMANDED_AS_OBSERVED -> running;
                    case OBSERVED_AS_COMMANDED -> asked;
                    case OBSERVED_AS_PROVISIONED -> isThere ? 1 : 0;
                },
                count(spans, Level.RESTARTING, from),
                count(spans, Level.LOST, from),
                owned.at(from)
                        .or(() -> owned.first().map(Step::opposite))
                        .map(step -> step.quantity() > 0)
                        .orElse(true),
                deleted > from
                        && maintained
                                .at(from)
                                .filter(step -> step.quantity() > 0)
                                .isPresent(),
                begun);
    }

    private static int count(List<Span> spans, Level level, long at) {
        return Math.toIntExact(spans.stream()
                .filter(span -> span.level() == level && span.from() <= at && at < span.to())
                .count());
    }

    /** Of the resource's own dynos: when it ran, was to be restarted, was missing. */
    private List<Span> spans(DynoRun run, KnownRun known) {
        Sighting sighting = known.sighting();
        if (!sighting.slot().equals(new Slot(lane, resource.sku()))) {
            return List.of();
        }
        var spans = new ArrayList<Span>(List.of(sighting.running()));
        sighting.lost().ifPresent(spans::add);
        next(run).flatMap(next -> sighting.restarting(next.sighting())).ifPresent(spans::add);
        return spans;
    }

    private Optional<KnownRun> next(DynoRun run) {
        return run.restart() == Integer.MAX_VALUE ? Optional.empty() : Optional.ofNullable(runs.get(following(run)));
    }

    private static DynoRun following(DynoRun run) {
        return new DynoRun(run.pod(), run.restart() + 1);
    }

    private List<Edge> edges() {
        var edges = new ArrayList<Edge>();
        List.of(owned, commanded, provisioned, maintained).forEach(line -> edges.addAll(line.edges()));
        runs.forEach((run, known) -> {
            var spans = spans(run, known);
            if (!spans.isEmpty()) {
                edges.add(known.begin());
                known.end().ifPresent(edges::add);
            }
            spans.stream()
                    .filter(span -> span.level() == Level.RESTARTING)
                    .flatMap(span -> next(run)
                            .filter(next -> spans(following(run), next).isEmpty())
                            .map(next -> new Edge(span.to(), next.begun(), next.name() + " restarted as another"))
                            .stream())
                    .forEach(edges::add);
            spans.stream()
                    .filter(span -> span.level() == Level.LOST)
                    .forEach(span -> edges.add(new Edge(span.to(), known.told(), known.name() + " declared lost")));
        });
        return edges;
    }

    /** What holds at an instant, from before or since. */
    private List<Edge> standing(long at) {
        var edges = new ArrayList<Edge>();
        List.of(owned, commanded, provisioned, maintained)
                .forEach(line -> line.edgeAt(at).ifPresent(edges::add));
        runs.forEach((run, known) -> spans(run, known).stream()
                .filter(span -> span.level() == Level.RUNNING && span.from() <= at && at < span.to())
                .forEach(_ -> edges.add(known.begin())));
        return edges;
    }

    private void ofApp(AppFact fact, LoggedFact logged) {
        switch (fact) {
            case AppFact.FormationScaled scaled
            when isOf(scaled.process().value()) ->
                command(
                        logged,
                        scaled.dynos(),
                        Sku.of(scaled.size()),
                        "scaled to " + scaled.dynos() + " " + scaled.size());
            case AppFact.TransferredIn moved -> {
                owned.put(Step.to(true, ms(logged), logged.position()), logged, "came from " + moved.from());
                moved.formations().stream()
                        .filter(each -> isOf(each.process().value()))
                        .reduce((_, last) -> last)
                        .ifPresent(each ->
                                command(logged, each.quantity(), Sku.of(each.size()), "came with " + each.quantity()));
            }
            case AppFact.TransferredOut moved ->
                owned.put(Step.to(false, ms(logged), logged.position()), logged, "went to " + moved.to());
            case AppFact.MaintenanceSet set
            when resource.kind() == ResourceKind.DYNO ->
                maintained.put(
                        Step.to(set.on(), ms(logged), logged.position()),
                        logged,
                        "maintenance " + (set.on() ? "on" : "off"));
            case AppFact.AddOnAttached addOn
            when isAddOn(addOn.addOn()) -> command(logged, 1, addOn.plan(), "attached on " + addOn.plan());
            case AppFact.AddOnPlanChanged addOn
            when isAddOn(addOn.addOn()) -> command(logged, 1, addOn.plan(), "changed to " + addOn.plan());
            case AppFact.AddOnDetached addOn
            when isAddOn(addOn.addOn()) -> command(logged, 0, resource.sku(), "detached");
            case AppFact.Deleted _ -> deleted(logged);
            default -> {} // of no level of this resource
        }
    }

    private void ofSpace(SpaceFact fact, LoggedFact logged) {
        boolean isOwn = resource.kind() == ResourceKind.SPACE
                ? fact.space().equals(resource.name())
                : resource.name().startsWith(fact.space() + "/");
        if (!isOwn) {
            return;
        }
        switch (fact) {
            case SpaceFact.Requested requested
            when resource.kind() == ResourceKind.SPACE ->
                command(logged, 1, resource.sku(), "requested as " + requested.sku());
            case SpaceFact.Provisioned _ ->
                provisioned.put(Step.to(true, ms(logged), logged.position()), logged, "provisioned");
            case SpaceFact.NetworkAttached network
            when isNetwork(network.network()) -> command(logged, 1, network.sku(), "attached as " + network.sku());
            case SpaceFact.NetworkDetached network
            when isNetwork(network.network()) -> command(logged, 0, resource.sku(), "detached");
            case SpaceFact.Deleted _ -> deleted(logged);
            default -> {} // of another network
        }
    }

    /** Of all dynos of the app: of what is told of one run twice and in two ways, the stronger holds, whatever it says. */
    private void sighted(DynoFact fact, LoggedFact logged) {
        var sighting = Sighting.of(fact, ms(logged), opening);
        if (resource.kind() == ResourceKind.DYNO) {
            runs.merge(fact.dyno().run(), KnownRun.of(sighting, logged), (known, _) -> known.and(sighting, logged));
        }
    }

    private void command(LoggedFact logged, int quantity, Sku sku, String what) {
        commanded.put(new Step(ms(logged), logged.position(), quantity, sku), logged, what);
    }

    /** The earliest holds. */
    private void deleted(LoggedFact logged) {
        if (ms(logged) < deleted) {
            deleted = ms(logged);
            commanded.put(Step.to(false, deleted, Long.MAX_VALUE), logged, "deleted");
        }
    }

    private boolean isOf(String process) {
        return resource.kind() == ResourceKind.DYNO && resource.name().equals(process);
    }

    private boolean isAddOn(String addOn) {
        return resource.kind() == ResourceKind.ADD_ON && resource.name().equals(addOn);
    }

    private boolean isNetwork(String network) {
        return resource.kind() == ResourceKind.NETWORK && resource.name().endsWith("/" + network);
    }

    private Sku sku() {
        return resource.sku();
    }

    private static long ms(LoggedFact logged) {
        return logged.heldAt().toEpochMilli();
    }
}
