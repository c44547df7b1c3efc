package dev.treering.runtime.cluster;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all our informers have in common: they never give up, and their handlers only pass on. */
final class Handlers {

    private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);

    private Handlers() {}

    /** Begins to inform. An API server that is not there yet is waited for. */
    static void start(SharedIndexInformer<?> informer) {
        informer.exceptionHandler((started, problem) -> {
            LOG.warn(
                    "cannot watch {}, trying again: {}",
                    informer.getApiTypeClass().getSimpleName(),
                    problem.toString());
            return true;
        });
        var _ = informer.start();
    }

    /** Tells of an object whatever happened to it. */
    static <T> ResourceEventHandler<T> onAny(Consumer<T> told) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                told.accept(object);
            }

            @Override
            public void onUpdate(T before, T after) {
                told.accept(after);
            }

            @Override
            public void onDelete(T object, boolean stateIsOld) {
                told.accept(object);
            }
        };
    }
}
