package dev.treering.runtime.desired;

import dev.treering.runtime.desired.Workload.Place;
import java.util.Map;

/**
 * What a cluster is to hold of an app besides its workloads, an object each. Only what Treering decides is here, so two are equal
 * exactly when nothing needs doing.
 */
public sealed interface Companion {

    Place place();

    Map<String, String> labels();

    /** The originals of what the labels hold in a safe form. */
    Map<String, String> annotations();

    /**
     * An address for pods: a Service in both families, IPv6 first.
     *
     * @param selector the labels of the pods that answer
     */
    record Reach(Place place, Map<String, String> labels, Map<String, String> annotations, Map<String, String> selector)
            implements Companion {
        public Reach {
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
            selector = Map.copyOf(selector);
        }
    }

    /**
     * Keeps half of a process's dynos while machines are emptied: a PodDisruptionBudget. One dyno alone has none, since it could never
     * be moved.
     *
     * @param selector the labels of the pods that count
     */
    record Budget(
            Place place, Map<String, String> labels, Map<String, String> annotations, Map<String, String> selector)
            implements Companion {
        public Budget {
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
            selector = Map.copyOf(selector);
        }
    }

    /**
     * The way of requests from outside: a Gateway API HTTPRoute.
     *
     * @param host they ask for
     * @param gateway they come by
     * @param service of the same namespace that answers them
     */
    record Route(
            Place place,
            Map<String, String> labels,
            Map<String, String> annotations,
            String host,
            Place gateway,
            String service)
            implements Companion {
        public Route {
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
        }
    }
}
