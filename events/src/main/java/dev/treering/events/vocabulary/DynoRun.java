package dev.treering.events.vocabulary;

/**
 * One run of a dyno's container: a pod's uid and the container's restart count. What a start and its stop have in common.
 *
 * @param pod uid of the pod, or the dyno's name where the source knows no pods
 * @param restart container restart count, from 0
 */
public record DynoRun(String pod, int restart) implements Comparable<DynoRun> {

    public DynoRun {
        Text.id("pod", pod);
        if (restart < 0) {
            throw new IllegalArgumentException("restart is " + restart + "; allowed is 0 or more");
        }
    }

    @Override
    public int compareTo(DynoRun other) {
        int byPod = pod.compareTo(other.pod);
        return byPod != 0 ? byPod : Integer.compare(restart, other.restart);
    }

    @Override
    public String toString() {
        return pod + "/" + restart;
    }
}
