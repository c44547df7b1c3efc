package dev.treering.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a server is to run. What is not given is embedded.
 *
 * @param data directory of everything embedded and of the admin token
 * @param port HTTP port on loopback; 0 for any free one
 * @param clock who closes days and periods
 * @param closing when a period may be closed, whoever asks
 * @param kafka bootstrap servers of an outside Kafka
 * @param database JDBC URL of an outside PostgreSQL, with user and password
 * @param kubeconfig file of an outside cluster
 * @param clusterName names the cluster in facts, for ever
 * @param shared whether other adapters serve the cluster too, and share the work with this server's
 * @param invoices where invoices go
 * @param seals who signs what is sealed, and who keeps it
 * @param partitions of the topics keyed by account; fixed when the topics are created
 */
public record Settings(
        Path data,
        int port,
        ClockMode clock,
        CloseRules closing,
        Optional<String> kafka,
        Optional<String> database,
        Optional<Path> kubeconfig,
        String clusterName,
        boolean shared,
        Invoices invoices,
        Seals seals,
        int partitions) {

    /** Who closes days and periods. */
    public enum ClockMode {
        /** The server, by the machine's clock in UTC. */
        WALL,
        /** Whoever imports or commands clock facts. */
        MANUAL
    }

    /** Where invoices go. */
    public sealed interface Invoices {

        /** Nowhere: they are issued and not delivered. */
        record Nowhere() implements Invoices {}

        /** To a provider in process; with a seed, one that misbehaves. */
        record Simulated(Optional<Long> seed) implements Invoices {}

        /**
         * To a provider behind HTTP.
         *
         * @param token file with the bearer token; empty for none
         */
        record Provider(URI base, Optional<Path> token) implements Invoices {}
    }

    /**
     * How what is sealed is signed and kept.
     *
     * @param keys files of private keys; the last one signs; none for one in the data directory, made on the first start
     * @param anchors as {@code dir:PATH} or {@code git:PATH}
     */
    public record Seals(List<Path> keys, List<String> anchors) {

        /** Signed with a key of the data directory, kept by nobody else. */
        public static final Seals OWN = new Seals(List.of(), List.of());

        public Seals {
            keys = List.copyOf(keys);
            anchors = List.copyOf(anchors);
        }
    }

    /** Everything embedded, in a directory. */
    public static Settings embedded(Path data, int port, ClockMode clock) {
        return new Settings(
                data,
                port,
                clock,
                CloseRules.USUAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "simulated",
                false,
                new Invoices.Simulated(Optional.empty()),
                Seals.OWN,
                8);
    }

    /** The same, with other rules for closing a period. */
    public Settings closing(CloseRules rules) {
        return new Settings(
                data,
                port,
                clock,
                rules,
                kafka,
                database,
                kubeconfig,
                clusterName,
                shared,
                invoices,
                seals,
                partitions);
    }

    /** The same, with what is sealed signed and kept in another way. */
    public Settings sealing(Seals others) {
        return new Settings(
                data,
                port,
                clock,
                closing,
                kafka,
                database,
                kubeconfig,
                clusterName,
                shared,
                invoices,
                others,
                partitions);
    }
}
