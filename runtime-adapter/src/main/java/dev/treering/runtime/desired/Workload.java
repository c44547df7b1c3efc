package dev.treering.runtime.desired;

import java.util.List;
import java.util.Map;

/**
 * One process type of an app as a cluster is to hold it: a Deployment. Only what Treering decides is here, so two are equal
 * exactly when nothing needs doing.
 *
 * @param labels of the Deployment
 * @param annotations of the Deployment, without the position
 * @param selector the labels that tell its pods from all others
 * @param keepsCapacity whether a new pod is there before an old one goes when they are replaced
 * @param position of the fact that asked for it
 */
public record Workload(
        Place place,
        Map<String, String> labels,
        Map<String, String> annotations,
        Map<String, String> selector,
        int replicas,
        boolean keepsCapacity,
        Pod pod,
        long position) {

    public Workload {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        selector = Map.copyOf(selector);
    }

    /** Where an object is: what no two of a kind share. */
    public record Place(String namespace, String name) {
        @Override
        public String toString() {
            return namespace + "/" + name;
        }
    }

    /**
     * What each of its pods is.
     *
     * @param annotations with the release, so that a new release is a new pod
     * @param arch CPU architecture to run on; empty for amd64 or arm64
     * @param port where it is told to listen for requests, which the environment's PORT says too; 0 where it is told nothing
     */
    public record Pod(
            Map<String, String> labels,
            Map<String, String> annotations,
            List<String> finalizers,
            String image,
            String arch,
            int port,
            DynoResources resources) {

        public Pod {
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
            finalizers = List.copyOf(finalizers);
        }
    }
}
