package dev.treering.runtime.cluster;

import dev.treering.events.vocabulary.AppId;
import dev.treering.runtime.desired.Companion;
import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.reconcile.Observed.Kept;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Services, disruption budgets and routes of apps, as informers tell of them. A cluster need not know routes. */
final class Fabric8Companions {

    private static final Logger LOG = LoggerFactory.getLogger(Fabric8Companions.class);
    private static final String BY_APP = "app";

    private record Watched<T extends HasMetadata>(SharedIndexInformer<T> informer, Function<T, Companion> reading) {

        Stream<Kept> of(AppId app) {
            return informer.getIndexer().byIndex(BY_APP, app.value()).stream().map(object -> {
                var metadata = object.getMetadata();
                boolean leaving = metadata.getDeletionTimestamp() != null;
                return new Kept(reading.apply(object), metadata.getUid(), metadata.getResourceVersion(), leaving);
            });
        }

        void tell(Consumer<AppId> changed) {
            informer.addEventHandler(
                    Handlers.onAny(object -> Holdings.appOf(object).ifPresent(changed)));
        }
    }

    private final Watched<Service> services;
    private final Watched<PodDisruptionBudget> budgets;
    private final Watched<HTTPRoute> routes;
    private volatile boolean routable = true;

    Fabric8Companions(KubernetesClient client) {
        this.services = watched(client, Service.class, CompanionReadings::reach);
        this.budgets = watched(client, PodDisruptionBudget.class, CompanionReadings::budget);
        this.routes = watched(client, HTTPRoute.class, CompanionReadings::route);
    }

    private static <T extends HasMetadata> Watched<T> watched(
            KubernetesClient client, Class<T> kind, Function<T, Companion> reading) {
        var informer = client.resources(kind)
                .inAnyNamespace()
                .withLabel(Marks.MANAGED_BY, Marks.TREERING)
                .runnableInformer(0)
                .addIndexers(Map.of(
                        BY_APP,
                        object -> Holdings.appOf(object).stream()
                                .map(AppId::value)
                                .toList()));
        return new Watched<>(informer, reading);
    }

    void watch(Consumer<AppId> changed) {
        services.tell(changed);
        budgets.tell(changed);
        routes.tell(changed);
        Handlers.start(services.informer());
        Handlers.start(budgets.informer());
        Handlers.startIfKnown(routes.informer(), () -> {
            LOG.warn("the cluster knows no routes (gateway.networking.k8s.io/v1): apps get none until a restart");
            routable = false;
        });
    }

    boolean hasSynced() {
        return services.informer().hasSynced()
                && budgets.informer().hasSynced()
                && (routes.informer().hasSynced() || !routable);
    }

    /** Whether the cluster knows routes. */
    boolean routable() {
        return routable;
    }

    List<Kept> of(AppId app) {
        return Stream.of(services, budgets, routes)
                .flatMap(watched -> watched.of(app))
                .toList();
    }

    /** Deletes just this object in just this state. */
    static void dismiss(KubernetesClient client, Kept kept) {
        try {
            var _ = client.resource(CompanionObjects.of(kept.companion(), Optional.of(kept)))
                    .lockResourceVersion(kept.version())
                    .delete();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }

    void stop() {
        services.informer().stop();
        budgets.informer().stop();
        routes.informer().stop();
    }
}
