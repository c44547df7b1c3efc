package dev.treering.runtime.cluster;

import dev.treering.runtime.desired.DesiredResources.AccountNamespace;
import dev.treering.runtime.desired.DynoResources;
import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.desired.Workload;
import dev.treering.runtime.desired.Workload.Pod;
import dev.treering.runtime.reconcile.Observed.Holding;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What we decide, as Kubernetes objects: only the fields we own, so that server-side apply leaves all others alone. */
final class Manifests {

    static final String ARCH = "kubernetes.io/arch";
    static final String CPU = "cpu";
    static final String MEMORY = "memory";

    static final String ROLLING = "RollingUpdate";
    static final IntOrString NONE_MISSING = new IntOrString(0);
    static final IntOrString SURGE = new IntOrString("25%");
    /** What images are built for. */
    static final List<String> BUILT_FOR = List.of("amd64", "arm64");

    /** The variable that says where to listen, as on Heroku. */
    static final String PORT_VARIABLE = "PORT";

    /** Heroku gives a process 30 seconds between SIGTERM and SIGKILL; so does Kubernetes, but it is ours to say. */
    private static final long GRACE_SECONDS = 30;

    private Manifests() {}

    static Namespace namespace(AccountNamespace namespace) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace.name())
                .withLabels(namespace.labels())
                .withAnnotations(namespace.annotations())
                .endMetadata()
                .build();
    }

    /**
     * A workload. {@code over} is what it goes over: with its version in it, a server that has another refuses; with its uid in it, a
     * server that has none refuses, where the version alone would bring back what another adapter has deleted.
     */
    static Deployment deployment(Workload workload, Optional<Holding> over) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace(workload.place().namespace())
                .withName(workload.place().name())
                .withResourceVersion(over.map(Holding::version).orElse(null))
                .withUid(over.map(Holding::uid).orElse(null))
                .withLabels(workload.labels())
                .withAnnotations(workload.annotations())
                .endMetadata()
                .withNewSpec()
                .withReplicas(workload.replicas())
                .withNewSelector()
                .withMatchLabels(workload.selector())
                .endSelector()
                .withNewStrategy()
                .withType(ROLLING)
                .withNewRollingUpdate()
                .withMaxUnavailable(NONE_MISSING)
                .withMaxSurge(SURGE)
                .endRollingUpdate()
                .endStrategy()
                .withTemplate(template(workload.pod()))
                .endSpec()
                .build();
    }

    private static PodTemplateSpec template(Pod pod) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(pod.labels())
                .withAnnotations(pod.annotations())
                .withFinalizers(pod.finalizers())
                .endMetadata()
                .withNewSpec()
                .withNodeSelector(pod.arch().isEmpty() ? Map.of() : Map.of(ARCH, pod.arch()))
                .withAffinity(pod.arch().isEmpty() ? either() : null)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withContainers(container(pod))
                .endSpec()
                .build();
    }

    /** On any machine that images are built for, and on no other. */
    static Affinity either() {
        return new AffinityBuilder()
                .withNewNodeAffinity()
                .withNewRequiredDuringSchedulingIgnoredDuringExecution()
                .addNewNodeSelectorTerm()
                .addNewMatchExpression()
                .withKey(ARCH)
                .withOperator("In")
                .withValues(BUILT_FOR)
                .endMatchExpression()
                .endNodeSelectorTerm()
                .endRequiredDuringSchedulingIgnoredDuringExecution()
                .endNodeAffinity()
                .build();
    }

    private static Container container(Pod pod) {
        var resources = resources(pod.resources());
        var container = new ContainerBuilder();
        if (pod.port() > 0) {
            container = container
                    .addNewEnv()
                    .withName(PORT_VARIABLE)
                    .withValue(Integer.toString(pod.port()))
                    .endEnv()
                    .addNewPort()
                    .withName(Marks.PORT)
                    .withContainerPort(pod.port())
                    .withProtocol("TCP")
                    .endPort();
        }
        return container
                .withName(Marks.CONTAINER)
                .withImage(pod.image())
                .withNewResources()
                .withRequests(resources)
                .withLimits(resources)
                .endResources()
                .build();
    }

    private static Map<String, Quantity> resources(DynoResources dyno) {
        return Map.of(CPU, new Quantity(dyno.cpuMillis() + "m"), MEMORY, new Quantity(dyno.memoryMib() + "Mi"));
    }
}
