package dev.treering.runtime.simulated.nodes;

/**
 * How long things take, in whole seconds; a value is drawn from each range by the seed.
 *
 * @param pull from the pod's arrival on its node to the start of its container
 * @param stop from SIGTERM to the end of the process
 * @param oneOff how long a container runs that is not to be restarted and does not say itself
 */
public record Timing(Range pull, Range stop, Range oneOff) {

    /** Both ends included. */
    public record Range(int from, int to) {
        public Range {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("not a range of seconds: " + from + " to " + to);
            }
        }
    }

    /** Starts in 1 to 4 seconds, stops in 0 to 3, one-off work of 5 to 30. */
    public static Timing standard() {
        return new Timing(new Range(1, 4), new Range(0, 3), new Range(5, 30));
    }
}
