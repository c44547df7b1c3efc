package dev.treering.runtime.desired;

/**
 * What one dyno of a size is given: asked for and limited to the same, so that it gets what it is billed for and no more.
 *
 * @param cpuMillis thousandths of a core
 * @param memoryMib mebibytes
 */
public record DynoResources(long cpuMillis, long memoryMib) {

    public DynoResources {
        if (cpuMillis < 1 || memoryMib < 1) {
            throw new IllegalArgumentException(
                    "a dyno has " + cpuMillis + " millicores and " + memoryMib + " MiB; allowed is 1 or more of each");
        }
    }
}
