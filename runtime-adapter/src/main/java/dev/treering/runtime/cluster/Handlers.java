package dev.treering.runtime.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

    /** As {@link #start}, for a kind that a cluster need not have: where it has not, nothing is watched, and that is told. */
    static void startIfKnown(SharedIndexInformer<?> informer, Runnable unknown) {
        informer.exceptionHandler((started, problem) -> {
            if (isNotFound(problem)) {
                unknown.run();
                return false;
            }
            LOG.warn(
                    "cannot watch {}, trying again: {}",
                    informer.getApiTypeClass().getSimpleName(),
                    problem.toString());
            return true;
        });
        var _ = informer.start();
    }

    private static boolean isNotFound(Throwable problem) {
        return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof KubernetesClientException refused
                        && refused.getCode() == HttpURLConnection.HTTP_NOT_FOUND);
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
