package dev.treering.runtime.simulated.nodes;

import java.util.List;

/**
 * A machine that can join.
 *
 * @param arch {@code amd64} or {@code arm64}, as the label {@code kubernetes.io/arch} says it
 * @param cpus whole processors
 * @param memoryGib in GiB
 */
public record NodeSize(String name, String arch, String instanceType, int cpus, int memoryGib, int pods) {

    /** Three amd64 machines and one arm64, each of 64 processors and 512 GiB. */
    public static List<NodeSize> standard() {
        return List.of(
                amd64("node-1"),
                amd64("node-2"),
                amd64("node-3"),
                new NodeSize("node-4", "arm64", "r8g.16xlarge", 64, 512, 250));
    }

    private static NodeSize amd64(String name) {
        return new NodeSize(name, "amd64", "r7i.16xlarge", 64, 512, 250);
    }
}
