package dev.treering.runtime.desired;

import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.runtime.DesiredProcess;
import dev.treering.events.vocabulary.ProcessType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a cluster is to hold for one app.
 *
 * <p>There is one namespace an account, not one an app: the account is what pays, what is isolated and what gets a quota, and an
 * app is told apart in it by its labels. It comes with the account's first app and stays when an app goes.
 *
 * @param workloads what is to be there, by process; one at quantity 0 is there with no replicas. None of a deleted app
 * @param companions what else is to be there; none of a deleted app
 * @param refused processes that cannot be run; what there is of them stays as it is
 */
public record DesiredResources(
        AccountNamespace namespace, List<Workload> workloads, List<Companion> companions, List<Refused> refused) {

    /** Runs where nothing was released yet: it does nothing, and takes next to nothing. */
    public static final String IMAGE_BEFORE_FIRST_RELEASE = "registry.k8s.io/pause:3.10";

    public DesiredResources {
        workloads = List.copyOf(workloads);
        companions = List.copyOf(companions);
        refused = List.copyOf(refused);
    }

    /**
     * The namespace of an account.
     *
     * @param isolated whether the accounts' network policy is in it as it should be: no other account reaches its dynos, nor they others'
     */
    public record AccountNamespace(
            String name, Map<String, String> labels, Map<String, String> annotations, boolean isolated) {
        public AccountNamespace {
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
        }
    }

    /** A process that cannot be run, where it would be, and why. */
    public record Refused(ProcessType process, Workload.Place place, String reason) {}

    /** What an app's desired state means to a cluster. */
    public static DesiredResources of(DesiredApp app, DynoSizes sizes, Routing routing) {
        var namespace = new AccountNamespace(
                SafeNames.namespace(app.account()),
                Marks.labels(app.account()),
                Map.of(Marks.ACCOUNT, app.account().value()),
                true);
        var workloads = new ArrayList<Workload>();
        var refused = new ArrayList<Refused>();
        for (DesiredProcess process : app.deleted() ? List.<DesiredProcess>of() : app.processes()) {
            var place = new Workload.Place(namespace.name(), SafeNames.workload(app.app(), process.process()));
            sizes.resourcesOf(process.size())
                    .ifPresentOrElse(
                            resources -> workloads.add(workload(app, process, place, resources)),
                            () -> refused.add(new Refused(
                                    process.process(),
                                    place,
                                    "size '" + process.size() + "' is unknown; known are names such as dyno-1c-4gb")));
        }
        return new DesiredResources(namespace, workloads, Companions.of(app, routing), refused);
    }

    private static Workload workload(
            DesiredApp app, DesiredProcess process, Workload.Place place, DynoResources resources) {
        var labels = Marks.labels(app, process);
        var annotations = Marks.annotations(app, process);
        var podAnnotations = new HashMap<>(annotations);
        podAnnotations.put(Marks.RELEASE, "v" + app.release());
        var pod = new Workload.Pod(
                labels,
                podAnnotations,
                List.of(Marks.METER),
                app.image().isEmpty() ? IMAGE_BEFORE_FIRST_RELEASE : app.image(),
                app.arch(),
                Companions.portOf(process.process()),
                resources);
        var selector = Marks.selector(app.app(), process.process());
        return new Workload(place, labels, annotations, selector, process.quantity(), true, pod, app.position());
    }
}
