package dev.treering.runtime.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.runtime.simulated.Options;
import dev.treering.runtime.simulated.SimulatedCluster;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated API server and a real one are asked the same, and say the same, but for what is explained here. */
class DifferenceIT {

    /** Fewer where it was not asked for. */
    private static final int OPERATIONS =
            Integer.getInteger("treering.operations", Boolean.getBoolean("treering.real-apiserver") ? 1500 : 400);

    @TempDir
    private Path directory;

    @Test
    void the_simulated_api_server_says_what_a_real_one_says() {
        long seed = Long.getLong("treering.seed", 20261125);
        try (var plane = ControlPlane.startOrSkip(directory);
                var cluster =
                        SimulatedCluster.open(Options.on(InstantSource.system()).nodes(List.of()));
                var toReal = plane.http();
                var toSimulated = HttpClient.newHttpClient()) {
            var real = new Side(plane.url(), toReal);
            var simulated = new Side(cluster.apiServerUrl(), toSimulated);

            Map<String, Integer> explained = new TreeMap<>();
            var unexplained = new ArrayList<String>();
            Map<String, String> before = new HashMap<>();
            for (Operation operation : new Operations(seed).next(OPERATIONS)) {
                Said ours = simulated.ask(operation);
                Said theirs = real.ask(operation);
                if (!ours.line().equals(theirs.line())) {
                    Explanations.of(operation, ours, theirs)
                            .ifPresentOrElse(
                                    why -> explained.merge(why, 1, Integer::sum),
                                    () -> unexplained.add(operation + ours.against(theirs) + "\n  before    "
                                            + before.get(operation.object())));
                    simulated.clear(operation.object()); // or what differs now would make all that follows differ
                    real.clear(operation.object());
                } else if (theirs.code() < 300) {
                    before.put(operation.object(), theirs.line());
                }
            }

            System.out.println(OPERATIONS + " operations of seed " + seed + ", explained differences " + explained);
            assertThat(unexplained).as("seed %d", seed).isEmpty();
        }
    }
}
