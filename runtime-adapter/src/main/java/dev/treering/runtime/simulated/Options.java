package dev.treering.runtime.simulated;

import dev.treering.runtime.simulated.nodes.NodeSize;
import dev.treering.runtime.simulated.nodes.Timing;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * How a simulated cluster is set up.
 *
 * @param clock the cluster's time; virtual or the wall's
 * @param directory where its state is kept; nothing for a cluster that lives as long as the process
 * @param port of the API server, zero for any free one
 * @param seed of everything that is drawn
 * @param nodes that join when the cluster is new; a cluster that is opened again has those it had
 */
public record Options(
        InstantSource clock, Optional<Path> directory, int port, long seed, Timing timing, List<NodeSize> nodes) {

    public Options {
        nodes = List.copyOf(nodes);
    }

    /** In memory, on any free port, with four large nodes. */
    public static Options on(InstantSource clock) {
        return new Options(clock, Optional.empty(), 0, 1, Timing.standard(), NodeSize.standard());
    }

    public Options in(Path where) {
        return new Options(clock, Optional.of(where), port, seed, timing, nodes);
    }

    public Options port(int number) {
        return new Options(clock, directory, number, seed, timing, nodes);
    }

    public Options seed(long number) {
        return new Options(clock, directory, port, number, timing, nodes);
    }

    public Options timing(Timing other) {
        return new Options(clock, directory, port, seed, other, nodes);
    }

    public Options nodes(List<NodeSize> other) {
        return new Options(clock, directory, port, seed, timing, other);
    }
}
