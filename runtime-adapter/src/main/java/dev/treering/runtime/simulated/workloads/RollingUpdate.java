package dev.treering.runtime.simulated.workloads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many replicas each set of a deployment should have next, by the rules of the Kubernetes deployment controller: never more
 * than {@code wanted + surge} pods, never fewer than {@code wanted - unavailable} of them available.
 */
record RollingUpdate(int wanted, int surge, int unavailable) {

    /**
     * One set of pods.
     *
     * @param replicas how many it is told to have
     * @param available how many of its pods are ready
     */
    record Size(String name, int replicas, int available) {}

    /** Reads {@code 25%} of a number, or a plain number. Surges are rounded up, unavailability down. */
    static int portion(String text, int of, boolean up) {
        if (!text.endsWith("%")) {
            return Integer.parseInt(text);
        }
        int hundredths = Integer.parseInt(text.substring(0, text.length() - 1)) * of;
        return up ? Math.ceilDiv(hundredths, 100) : hundredths / 100;
    }

    /**
     * The next sizes by name.
     *
     * @param old the sets of earlier templates, oldest first
     */
    Map<String, Integer> next(Size current, List<Size> old) {
        Map<String, Integer> next = new LinkedHashMap<>();
        int total = current.replicas() + old.stream().mapToInt(Size::replicas).sum();
        int room = Math.max(0, wanted + surge - total);
        next.put(
                current.name(),
                current.replicas() >= wanted
                        ? wanted
                        : current.replicas() + Math.min(room, wanted - current.replicas()));
        int starting = Math.max(0, current.replicas() - current.available());
        int dispensable = Math.max(0, total - (wanted - unavailable) - starting);
        for (Size set : old) {
            int broken = Math.min(dispensable, Math.max(0, set.replicas() - set.available()));
            next.put(set.name(), set.replicas() - broken);
            dispensable -= broken;
        }
        int available =
                current.available() + old.stream().mapToInt(Size::available).sum();
        int spare = Math.min(dispensable, Math.max(0, available - (wanted - unavailable)));
        for (Size set : old) {
            int retired = Math.min(spare, next.getOrDefault(set.name(), 0));
            next.merge(set.name(), -retired, Integer::sum);
            spare -= retired;
        }
        return next;
    }
}
