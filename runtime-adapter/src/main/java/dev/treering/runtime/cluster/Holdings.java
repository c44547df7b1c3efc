package dev.treering.runtime.cluster;

import dev.treering.events.vocabulary.AppId;
import dev.treering.runtime.desired.DesiredResources.AccountNamespace;
import dev.treering.runtime.desired.DynoResources;
import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.desired.Workload;
import dev.treering.runtime.reconcile.Observed.Holding;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes objects, read back into the terms of what we decide. A field that is not as we would have written it reads as
 * something we would never write, so that it differs from what is wanted.
 */
final class Holdings {

    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);
    private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024);
    private static final DynoResources OTHERWISE = new DynoResources(Long.MAX_VALUE, Long.MAX_VALUE);
    private static final String ELSEWHERE = "?";
    private static final List<String> OUR_LABELS =
            List.of(Marks.MANAGED_BY, Marks.ACCOUNT, Marks.APP, Marks.PROCESS, Marks.SIZE);
    private static final List<String> OUR_ANNOTATIONS =
            List.of(Marks.ACCOUNT, Marks.APP, Marks.PROCESS, Marks.SIZE, Marks.RELEASE);

    private Holdings() {}

    /** Whose it is, as its annotations say; empty when they do not. */
    static Optional<AppId> appOf(HasMetadata object) {
        String app = orEmpty(object.getMetadata().getAnnotations()).get(Marks.APP);
        return Optional.ofNullable(app).filter(id -> !id.isBlank()).map(AppId::new);
    }

    /** A namespace with its network policy, if that is there. */
    static AccountNamespace namespace(Namespace namespace, @Nullable NetworkPolicy policy) {
        ObjectMeta metadata = namespace.getMetadata();
        var read = new AccountNamespace(
                metadata.getName(),
                only(OUR_LABELS, metadata.getLabels()),
                only(OUR_ANNOTATIONS, metadata.getAnnotations()),
                true);
        boolean isolated = policy != null && Isolation.holds(policy, read);
        return isolated ? read : new AccountNamespace(read.name(), read.labels(), read.annotations(), false);
    }

    static Holding holding(Deployment deployment) {
        ObjectMeta metadata = deployment.getMetadata();
        var workload = new Workload(
                new Workload.Place(metadata.getNamespace(), metadata.getName()),
                only(OUR_LABELS, metadata.getLabels()),
                only(OUR_ANNOTATIONS, metadata.getAnnotations()),
                orEmpty(deployment.getSpec().getSelector().getMatchLabels()),
                Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1),
                keepsCapacity(deployment.getSpec().getStrategy()),
                pod(deployment.getSpec().getTemplate()),
                position(orEmpty(metadata.getAnnotations()).get(Marks.POSITION)));
        boolean leaving = metadata.getDeletionTimestamp() != null;
        return new Holding(workload, metadata.getUid(), metadata.getResourceVersion(), leaving);
    }

    private static Workload.Pod pod(PodTemplateSpec template) {
        ObjectMeta metadata = Objects.requireNonNullElseGet(template.getMetadata(), ObjectMeta::new);
        Optional<Container> dyno = template.getSpec().getContainers().stream()
                .filter(container -> container.getName().equals(Marks.CONTAINER))
                .findFirst();
        return new Workload.Pod(
                only(OUR_LABELS, metadata.getLabels()),
                only(OUR_ANNOTATIONS, metadata.getAnnotations()),
                metadata.getFinalizers().stream().filter(Marks.METER::equals).toList(),
                dyno.map(Container::getImage).orElse(""),
                arch(template.getSpec()),
                dyno.map(Holdings::port).orElse(0),
                dyno.map(Holdings::resources).orElse(OTHERWISE));
    }

    private static boolean keepsCapacity(@Nullable DeploymentStrategy strategy) {
        return strategy != null
                && Manifests.ROLLING.equals(strategy.getType())
                && strategy.getRollingUpdate() != null
                && Manifests.NONE_MISSING.equals(strategy.getRollingUpdate().getMaxUnavailable())
                && Manifests.SURGE.equals(strategy.getRollingUpdate().getMaxSurge());
    }

    private static String arch(PodSpec spec) {
        String fixed = orEmpty(spec.getNodeSelector()).getOrDefault(Manifests.ARCH, "");
        boolean either = Manifests.either().equals(spec.getAffinity());
        return either != fixed.isEmpty() ? ELSEWHERE : fixed;
    }

    private static int port(Container dyno) {
        List<Integer> ports = dyno.getPorts().stream()
                .filter(port -> Marks.PORT.equals(port.getName()))
                .map(ContainerPort::getContainerPort)
                .toList();
        List<String> told = dyno.getEnv().stream()
                .filter(variable -> Manifests.PORT_VARIABLE.equals(variable.getName()))
                .map(EnvVar::getValue)
                .toList();
        if (ports.isEmpty() && told.isEmpty()) {
            return 0;
        }
        boolean agree =
                ports.size() == 1 && told.equals(List.of(ports.getFirst().toString()));
        return agree ? ports.getFirst() : -1;
    }

    private static DynoResources resources(Container dyno) {
        if (dyno.getResources() == null) {
            return OTHERWISE;
        }
        var requests = orEmpty(dyno.getResources().getRequests());
        var limits = orEmpty(dyno.getResources().getLimits());
        var asked = whole(requests.get(Manifests.CPU), MILLIS, true)
                .flatMap(cpu -> whole(requests.get(Manifests.MEMORY), MIB, false)
                        .filter(memory -> cpu > 0 && memory > 0)
                        .map(memory -> new DynoResources(cpu, memory)));
        boolean same = List.of(Manifests.CPU, Manifests.MEMORY).stream()
                .allMatch(kind -> Objects.equals(amount(requests.get(kind)), amount(limits.get(kind))));
        return asked.filter(_ -> same).orElse(OTHERWISE);
    }

    /** In thousandths, or in mebibytes; empty where it is not a whole number of them. */
    private static Optional<Long> whole(@Nullable Quantity quantity, BigDecimal unit, boolean multiply) {
        return amount(quantity)
                .map(amount -> multiply ? amount.multiply(unit) : amount.divide(unit))
                .filter(amount -> amount.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValue);
    }

    private static Optional<BigDecimal> amount(@Nullable Quantity quantity) {
        return Optional.ofNullable(quantity).map(Quantity::getNumericalAmount).map(BigDecimal::stripTrailingZeros);
    }

    /** Older than everything where there is none: somebody took it off, and it is put back. */
    private static long position(@Nullable String annotation) {
        try {
            return annotation == null ? -1 : Long.parseLong(annotation);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The labels that are ours to say. */
    static Map<String, String> labels(HasMetadata object) {
        return only(OUR_LABELS, object.getMetadata().getLabels());
    }

    /** The annotations that are ours to say, and say what it is. */
    static Map<String, String> annotations(HasMetadata object) {
        return only(OUR_ANNOTATIONS, object.getMetadata().getAnnotations());
    }

    private static Map<String, String> only(List<String> keys, @Nullable Map<String, String> all) {
        return keys.stream()
                .filter(orEmpty(all)::containsKey)
                .collect(Collectors.toMap(key -> key, key -> orEmpty(all).get(key)));
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? new HashMap<>() : map;
    }
}
