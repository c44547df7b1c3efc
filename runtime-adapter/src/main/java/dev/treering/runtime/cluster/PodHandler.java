package dev.treering.runtime.cluster;

import dev.treering.runtime.observe.PodSighting;
import dev.treering.runtime.observe.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Passes on what an informer tells of pods. A list after the first one means that the watch had broken. */
final class PodHandler implements ResourceEventHandler<Pod> {

    private final Pods.Listener listener;
    private final Function<Pod, PodSighting> sighting;

    PodHandler(Pods.Listener listener, Function<Pod, PodSighting> sighting) {
        this.listener = listener;
        this.sighting = sighting;
    }

    @Override
    public void onBeforeList(@Nullable String lastVersion) {
        if (lastVersion != null) {
            listener.sightLost();
        }
    }

    @Override
    public void onList(String version, boolean remainedEmpty) {
        listener.sightRegained();
    }

    @Override
    public void onAdd(Pod pod) {
        listener.seen(sighting.apply(pod));
    }

    /** Between two of them may lie the end of one pod and the beginning of another of the same name. */
    @Override
    public void onUpdate(Pod before, Pod after) {
        if (!before.getMetadata().getUid().equals(after.getMetadata().getUid())) {
            listener.gone(sighting.apply(before));
        }
        listener.seen(sighting.apply(after));
    }

    @Override
    public void onDelete(Pod pod, boolean stateIsOld) {
        listener.gone(sighting.apply(pod));
    }
}
