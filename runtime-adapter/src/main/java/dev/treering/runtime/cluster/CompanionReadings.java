package dev.treering.runtime.cluster;

import static java.util.Objects.requireNonNullElse;

import dev.treering.runtime.desired.Companion.Budget;
import dev.treering.runtime.desired.Companion.Reach;
import dev.treering.runtime.desired.Companion.Route;
import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.desired.Workload.Place;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteSpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import java.util.List;
import java.util.Map;

/** Companions, read back; what is not as we would have written it reads as something we would never write. */
final class CompanionReadings {

    private static final Place NOWHERE = new Place("", "");

    private CompanionReadings() {}

    static Reach reach(Service service) {
        ServiceSpec spec = service.getSpec();
        boolean asWritten = CompanionObjects.FAMILIES.equals(spec.getIpFamilies())
                && CompanionObjects.BOTH.equals(spec.getIpFamilyPolicy())
                && spec.getPorts().size() == 1
                && isPort(spec.getPorts().getFirst());
        return new Reach(
                place(service),
                Holdings.labels(service),
                Holdings.annotations(service),
                asWritten ? requireNonNullElse(spec.getSelector(), Map.of()) : Map.of());
    }

    private static boolean isPort(ServicePort port) {
        return Marks.PORT.equals(port.getName())
                && port.getPort() == CompanionObjects.SERVICE_PORT
                && new IntOrString(Marks.PORT).equals(port.getTargetPort());
    }

    static Budget budget(PodDisruptionBudget budget) {
        PodDisruptionBudgetSpec spec = budget.getSpec();
        boolean asWritten = CompanionObjects.HALF.equals(spec.getMinAvailable())
                && spec.getMaxUnavailable() == null
                && CompanionObjects.SICK_MAY_GO.equals(spec.getUnhealthyPodEvictionPolicy())
                && spec.getSelector() != null
                && spec.getSelector().getMatchExpressions().isEmpty();
        return new Budget(
                place(budget),
                Holdings.labels(budget),
                Holdings.annotations(budget),
                asWritten ? requireNonNullElse(spec.getSelector().getMatchLabels(), Map.of()) : Map.of());
    }

    /** Filters, matches and timeouts that others add are drift of the rule, and are taken off with it. */
    static Route route(HTTPRoute route) {
        HTTPRouteSpec spec = route.getSpec();
        List<ParentReference> parents = spec.getParentRefs();
        List<HTTPBackendRef> backends = spec.getRules().size() == 1
                        && spec.getRules().getFirst().getFilters().isEmpty()
                ? spec.getRules().getFirst().getBackendRefs()
                : List.of();
        return new Route(
                place(route),
                Holdings.labels(route),
                Holdings.annotations(route),
                spec.getHostnames().size() == 1 ? spec.getHostnames().getFirst() : "",
                parents.size() == 1 ? gateway(parents.getFirst()) : NOWHERE,
                backends.size() == 1 ? backends.getFirst().getName() : "");
    }

    private static Place gateway(ParentReference parent) {
        return new Place(requireNonNullElse(parent.getNamespace(), ""), parent.getName());
    }

    private static Place place(HasMetadata object) {
        return new Place(
                object.getMetadata().getNamespace(), object.getMetadata().getName());
    }
}
