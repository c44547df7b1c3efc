package dev.treering.runtime.reconcile;

import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.vocabulary.AppId;
import dev.treering.runtime.desired.DesiredApps;
import dev.treering.runtime.desired.DesiredResources;
import dev.treering.runtime.desired.DynoSizes;
import dev.treering.runtime.desired.Routing;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a cluster hold what is to run of an app: always the whole app, whatever woke us. */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final DesiredApps apps;
    private final DynoSizes sizes;
    private final Routing routing;
    private final Workloads cluster;
    private final Setbacks setbacks;
    private final Map<AppId, List<String>> refusals = new ConcurrentHashMap<>();

    public Reconciler(DesiredApps apps, DynoSizes sizes, Routing routing, Workloads cluster, Setbacks setbacks) {
        this.apps = apps;
        this.sizes = sizes;
        this.routing = routing;
        this.cluster = cluster;
        this.setbacks = setbacks;
    }

    /**
     * One pass over one app. An app the log has not spoken of is left alone: unknown is not deleted.
     *
     * @throws StepFailed when the cluster does not take a step; the log is told, if that is news
     */
    public void reconcile(AppId id) {
        apps.known(id).ifPresent(this::reconcile);
    }

    private void reconcile(DesiredApps.Known known) {
        DesiredApp app = known.app();
        var desired = DesiredResources.of(app, sizes, routing);
        var observed = cluster.owned(app);
        var plan = Plan.between(app.app(), known.cause(), desired, observed);
        report(plan);
        try {
            cluster.carryOut(plan);
        } catch (StepFailed e) {
            setbacks.failed(known, e);
            throw e;
        }
        if (plan.isFenced()) {
            return; // whoever knows more says how it is
        }
        desired.refused().stream()
                .findFirst()
                .ifPresentOrElse(refused -> setbacks.refused(known, refused), () -> setbacks.none(known));
    }

    private void report(Plan plan) {
        if (!plan.steps().isEmpty()) {
            LOG.debug("{}", plan);
        }
        var now = plan.refusals();
        var before = now.isEmpty() ? refusals.remove(plan.app()) : refusals.put(plan.app(), now);
        if (!now.isEmpty() && !now.equals(before)) {
            LOG.warn("app {} cannot run as wished: {}", plan.app(), now);
        }
        if (plan.isFenced()) {
            LOG.warn("another adapter knows more than this one. {}", plan);
        }
    }

    /** Processes that cannot be run, with reasons, by app. */
    public Map<AppId, List<String>> refusals() {
        return Map.copyOf(refusals);
    }
}
