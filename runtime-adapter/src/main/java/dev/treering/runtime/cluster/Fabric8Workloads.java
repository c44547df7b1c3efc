package dev.treering.runtime.cluster;

import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.vocabulary.AppId;
import dev.treering.runtime.desired.Cause;
import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.desired.SafeNames;
import dev.treering.runtime.desired.Workload;
import dev.treering.runtime.reconcile.Observed;
import dev.treering.runtime.reconcile.Observed.Holding;
import dev.treering.runtime.reconcile.Plan;
import dev.treering.runtime.reconcile.Plan.Step;
import dev.treering.runtime.reconcile.StepFailed;
import dev.treering.runtime.reconcile.Workloads;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Namespaces, Deployments and what accompanies them. What is read comes from informers; what is written is written here and nowhere else. */
final class Fabric8Workloads implements Workloads {

    /** Whoever else writes our fields loses them again: there is one field manager, and it is this. */
    static final String FIELD_MANAGER = "treering";

    private static final String BY_APP = "app";
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private final KubernetesClient client;
    private final SharedIndexInformer<Namespace> namespaces;
    private final SharedIndexInformer<NetworkPolicy> policies;
    private final SharedIndexInformer<Deployment> deployments;
    private final Fabric8Companions companions;

    Fabric8Workloads(KubernetesClient client) {
        this.client = client;
        this.companions = new Fabric8Companions(client);
        this.namespaces =
                client.namespaces().withLabel(Marks.MANAGED_BY, Marks.TREERING).runnableInformer(0);
        this.policies = client.network()
                .networkPolicies()
                .inAnyNamespace()
                .withLabel(Marks.MANAGED_BY, Marks.TREERING)
                .runnableInformer(0);
        this.deployments = client.apps()
                .deployments()
                .inAnyNamespace()
                .withLabel(Marks.MANAGED_BY, Marks.TREERING)
                .runnableInformer(LOOK_AGAIN.toMillis())
                .addIndexers(Map.of(
                        BY_APP,
                        deployment -> Holdings.appOf(deployment).stream()
                                .map(AppId::value)
                                .toList()));
    }

    /** Hears of workloads from now on; {@code changed} is told of every app whose workload is other than it was. */
    void watch(Consumer<AppId> changed) {
        deployments.addEventHandler(
                Handlers.onAny(deployment -> Holdings.appOf(deployment).ifPresent(changed)));
        policies.addEventHandler(Handlers.onAny(policy -> neighbours(policy).forEach(changed)));
        companions.watch(changed);
        Handlers.start(namespaces);
        Handlers.start(policies);
        Handlers.start(deployments);
    }

    /** The apps whose dynos a policy keeps apart. */
    private Stream<AppId> neighbours(NetworkPolicy policy) {
        return deployments
                .getIndexer()
                .byIndex(Cache.NAMESPACE_INDEX, policy.getMetadata().getNamespace())
                .stream()
                .flatMap(deployment -> Holdings.appOf(deployment).stream())
                .distinct();
    }

    /** Whether the cluster knows routes; where it does not, apps have none. */
    boolean routable() {
        return companions.routable();
    }

    boolean hasSynced() {
        return companions.hasSynced() && namespaces.hasSynced() && policies.hasSynced() && deployments.hasSynced();
    }

    void stop() {
        companions.stop();
        namespaces.stop();
        policies.stop();
        deployments.stop();
    }

    @Override
    public Observed owned(DesiredApp app) {
        String name = SafeNames.namespace(app.account());
        var policy = policies.getStore().getByKey(name + "/" + Marks.ISOLATION);
        var namespace = Optional.ofNullable(namespaces.getStore().getByKey(name))
                .map(there -> Holdings.namespace(there, policy));
        List<Holding> holdings = deployments
                .getIndexer()
                .byIndex(BY_APP, app.app().value())
                .stream()
                .map(Holdings::holding)
                .toList();
        return new Observed(namespace, holdings, companions.of(app.app()), companions.routable());
    }

    @Override
    public void carryOut(Plan plan) {
        StepFailed failed = null;
        for (Step step : plan.steps()) {
            try {
                carryOut(step, plan.cause());
            } catch (KubernetesClientException e) {
                var why = new StepFailed(Plan.objectOf(step), Math.max(0, e.getCode()), reason(e), e);
                if (step instanceof Step.ApplyNamespace) {
                    throw why; // nothing can be in it
                }
                if (failed == null || (why.isRefusal() && !failed.isRefusal())) {
                    failed = why; // a refusal says more: it does not pass
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private static String reason(KubernetesClientException e) {
        String said = e.getStatus() == null ? null : e.getStatus().getMessage();
        return Objects.requireNonNullElse(said, String.valueOf(e.getMessage()));
    }

    private void carryOut(Step step, Cause cause) {
        switch (step) {
            case Step.ApplyNamespace(var namespace) -> {
                apply(Manifests.namespace(namespace), cause);
                apply(Isolation.policy(namespace), cause); // before any dyno is in it
            }
            case Step.Apply(var workload, var over) -> {
                if (over.isEmpty()) {
                    refuseIfThere(workload.place());
                }
                apply(Manifests.deployment(workload, over), cause);
            }
            case Step.Prune(var holding) -> prune(holding);
            case Step.Accompany(var companion, var over) -> apply(CompanionObjects.of(companion, over), cause);
            case Step.Dismiss(var kept) -> Fabric8Companions.dismiss(client, kept);
            case Step.Fenced _, Step.Refuse _ -> {} // said already; nothing to do
        }
    }

    private void apply(HasMetadata object, Cause cause) {
        because(object.getMetadata(), cause);
        var _ = client.resource(object)
                .fieldManager(FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply();
    }

    private static void because(ObjectMeta metadata, Cause cause) {
        var annotations = new HashMap<>(Objects.requireNonNullElse(metadata.getAnnotations(), Map.of()));
        annotations.put(Marks.CAUSE, cause.fact());
        annotations.put(Marks.POSITION, Long.toString(cause.position()));
        if (!cause.traceparent().isEmpty()) {
            annotations.put(Marks.TRACEPARENT, cause.traceparent());
        }
        metadata.setAnnotations(annotations);
    }

    /** The plan was made without knowing of it, so its position was not looked at: plan anew once it is heard of. */
    private void refuseIfThere(Workload.Place place) {
        var there = client.apps()
                .deployments()
                .inNamespace(place.namespace())
                .withName(place.name())
                .get();
        if (there != null) {
            throw new IllegalStateException(place + " is there already, and not heard of yet");
        }
    }

    /** Deletes just this object in just this state: the version stands for the uid too. */
    private void prune(Holding holding) {
        Workload.Place place = holding.workload().place();
        try {
            var _ = client.apps()
                    .deployments()
                    .inNamespace(place.namespace())
                    .withName(place.name())
                    .lockResourceVersion(holding.version())
                    .delete();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }
}
