package dev.treering.server.running;

import dev.treering.runtime.RuntimeAdapter;
import dev.treering.runtime.simulated.Options;
import dev.treering.runtime.simulated.SimulatedCluster;
import dev.treering.server.settings.DataDirectory;
import dev.treering.server.settings.Settings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Kubernetes, simulated or theirs. */
final class Cluster {

    private Cluster() {}

    /** A simulated cluster on the data directory, unless the settings name a real one. */
    static Optional<SimulatedCluster> simulated(
            Settings settings, DataDirectory data, InstantSource clock, Started started) {
        if (settings.kubeconfig().isPresent()) {
            return Optional.empty();
        }
        var options = Options.on(clock).in(data.cluster());
        try {
            return Optional.of(started.part("simulated cluster", () -> SimulatedCluster.open(options)));
        } catch (IllegalStateException e) {
            throw new CannotStart("the simulated cluster cannot be opened: " + e.getMessage(), e);
        }
    }

    static RuntimeAdapter.Settings adapterSettings(
            Settings settings, Optional<SimulatedCluster> simulated, String bootstrapServers) {
        Config reached = simulated
                .map(Cluster::at)
                .orElseGet(() -> kubeconfig(settings.kubeconfig().orElseThrow()));
        return new RuntimeAdapter.Settings(settings.clusterName(), reached, bootstrapServers, settings.shared());
    }

    private static Config at(SimulatedCluster cluster) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.apiServerUrl().toString())
                .withOnlyHttpWatches(true)
                .build();
    }

    static Config kubeconfig(Path file) {
        try {
            return Config.fromKubeconfig(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the kubeconfig " + file, e);
        }
    }
}
