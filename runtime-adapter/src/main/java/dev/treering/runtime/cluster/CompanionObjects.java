package dev.treering.runtime.cluster;

import dev.treering.runtime.desired.Companion;
import dev.treering.runtime.desired.Companion.Budget;
import dev.treering.runtime.desired.Companion.Reach;
import dev.treering.runtime.desired.Companion.Route;
import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.reconcile.Observed.Kept;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.List;
import java.util.Optional;

/** Companions as Kubernetes objects: only the fields we own, so that server-side apply leaves all others alone. */
final class CompanionObjects {

    static final List<String> FAMILIES = List.of("IPv6", "IPv4");
    static final String BOTH = "PreferDualStack";
    static final int SERVICE_PORT = 80;
    static final IntOrString HALF = new IntOrString("50%");

    /** A pod that does not come up must not keep its machine from being emptied. */
    static final String SICK_MAY_GO = "AlwaysAllow";

    private CompanionObjects() {}

    /** A companion. {@code over} is what it goes over, and is in it as in {@link Manifests#deployment}. */
    static HasMetadata of(Companion companion, Optional<Kept> over) {
        ObjectMeta metadata = new ObjectMetaBuilder()
                .withNamespace(companion.place().namespace())
                .withName(companion.place().name())
                .withResourceVersion(over.map(Kept::version).orElse(null))
                .withUid(over.map(Kept::uid).orElse(null))
                .withLabels(companion.labels())
                .withAnnotations(companion.annotations())
                .build();
        return switch (companion) {
            case Reach reach -> service(reach, metadata);
            case Budget budget -> budget(budget, metadata);
            case Route route -> route(route, metadata);
        };
    }

    private static Service service(Reach reach, ObjectMeta metadata) {
        return new ServiceBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withIpFamilyPolicy(BOTH)
                .withIpFamilies(FAMILIES)
                .withSelector(reach.selector())
                .addNewPort()
                .withName(Marks.PORT)
                .withPort(SERVICE_PORT)
                .withProtocol("TCP")
                .withTargetPort(new IntOrString(Marks.PORT))
                .endPort()
                .endSpec()
                .build();
    }

    private static PodDisruptionBudget budget(Budget budget, ObjectMeta metadata) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withMinAvailable(HALF)
                .withUnhealthyPodEvictionPolicy(SICK_MAY_GO)
                .withNewSelector()
                .withMatchLabels(budget.selector())
                .endSelector()
                .endSpec()
                .build();
    }

    private static HTTPRoute route(Route route, ObjectMeta metadata) {
        return new HTTPRouteBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .addNewParentRef()
                .withNamespace(route.gateway().namespace())
                .withName(route.gateway().name())
                .endParentRef()
                .withHostnames(route.host())
                .addNewRule()
                .addNewBackendRef()
                .withName(route.service())
                .withPort(SERVICE_PORT)
                .endBackendRef()
                .endRule()
                .endSpec()
                .build();
    }
}
