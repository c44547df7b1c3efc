package dev.treering.runtime.cluster;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.desired.SafeNames;
import dev.treering.runtime.observe.Heartbeats;
import dev.treering.runtime.observe.PodSighting;
import dev.treering.runtime.observe.PodSighting.PodKey;
import dev.treering.runtime.observe.Pods;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pods, seen through an informer and asked for by name; of a pod only our finalizer is ever written. */
final class Fabric8Pods implements Pods {

    /** With a limit, the server answers from what it has stored, and not from a cache that may be old. */
    private static final long PAGE = 500;

    private final KubernetesClient client;
    private final NodeWatch nodes;

    Fabric8Pods(KubernetesClient client, NodeWatch nodes) {
        this.client = client;
        this.nodes = nodes;
    }

    private FilterWatchListDeletable<Pod, PodList, PodResource> ours() {
        return client.pods().inAnyNamespace().withLabel(Marks.MANAGED_BY, Marks.TREERING);
    }

    private PodSighting sighting(Pod pod) {
        return Sightings.of(pod, nodes.archOf(Sightings.node(pod)));
    }

    @Override
    public Watch watch(Listener listener) {
        SharedIndexInformer<Pod> informer = ours().withLimit(PAGE).runnableInformer(0);
        informer.addEventHandler(new PodHandler(listener, this::sighting));
        Handlers.start(informer);
        return informer::stop;
    }

    @Override
    public List<PodSighting> list() {
        return all(ours()).stream().map(this::sighting).toList();
    }

    @Override
    public Optional<PodSighting> find(PodKey pod) {
        return Optional.ofNullable(named(pod).get())
                .filter(found -> found.getMetadata().getUid().equals(pod.uid()))
                .map(this::sighting);
    }

    @Override
    public Optional<PodSighting> find(AccountId account, String uid) {
        return all(client.pods().inNamespace(SafeNames.namespace(account))).stream()
                .filter(found -> found.getMetadata().getUid().equals(uid))
                .findFirst()
                .map(this::sighting);
    }

    private static List<Pod> all(FilterWatchListDeletable<Pod, PodList, PodResource> asked) {
        var all = new ArrayList<Pod>();
        @Nullable String more = null;
        do {
            ListOptions page =
                    new ListOptionsBuilder().withLimit(PAGE).withContinue(more).build();
            PodList list = asked.list(page);
            all.addAll(list.getItems());
            more = list.getMetadata() == null ? null : list.getMetadata().getContinue();
        } while (more != null && !more.isEmpty());
        return all;
    }

    @Override
    public Optional<Instant> readySince(String node) {
        return Optional.ofNullable(client.nodes().withName(node).get()).flatMap(Sightings::readySince);
    }

    @Override
    public Heartbeats heartbeats() {
        return nodes.heartbeats();
    }

    /** Takes off our finalizer and nothing else: the patch holds only for this pod, with the finalizer where it was read. */
    @Override
    public void release(PodKey pod) {
        Pod found = named(pod).get();
        if (found == null || !found.getMetadata().getUid().equals(pod.uid())) {
            return;
        }
        int at = found.getMetadata().getFinalizers().indexOf(Marks.METER);
        if (at < 0) {
            return;
        }
        String patch = """
                [{"op":"test","path":"/metadata/uid","value":"%s"},
                 {"op":"test","path":"/metadata/finalizers/%d","value":"%s"},
                 {"op":"remove","path":"/metadata/finalizers/%d"}]
                """.formatted(pod.uid(), at, Marks.METER, at);
        try {
            var _ = named(pod).patch(PatchContext.of(PatchType.JSON), patch);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }

    private PodResource named(PodKey pod) {
        return client.pods().inNamespace(pod.namespace()).withName(pod.name());
    }
}
