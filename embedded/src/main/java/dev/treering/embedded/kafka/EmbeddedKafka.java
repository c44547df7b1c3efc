package dev.treering.embedded.kafka;

import dev.treering.embedded.DirectoryLock;
import dev.treering.embedded.LoopbackPort;
import dev.treering.embedded.StartFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker (KRaft, broker and controller in one) inside this process, for a machine that has no Kafka cluster.
 *
 * <p>It listens on 127.0.0.1 only, on ports that may differ from start to start. Topics must be created explicitly. What it
 * acknowledged survives the death of the process by any signal; it does not survive the death of the machine as a replicated
 * cluster would.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final DirectoryLock lock;
    private final BrokerFailures failures;
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(
            DirectoryLock lock, BrokerFailures failures, KafkaRaftServer server, String bootstrapServers) {
        this.lock = lock;
        this.failures = failures;
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker on the directory, which it owns until {@link #close()}; returns once clients are served.
     *
     * @param directory made if missing; holds the topics of earlier starts, also of ones that were killed
     * @throws dev.treering.embedded.DirectoryInUseException if the directory has an owner
     * @throws StartFailedException if the broker cannot start on it
     */
    public static EmbeddedKafka start(Path directory) {
        long began = System.nanoTime();
        DirectoryLock lock = DirectoryLock.take(directory);
        BrokerFailures failures = BrokerFailures.watch();
        try {
            int clientPort = LoopbackPort.free();
            KafkaRaftServer server = running(BrokerStorage.in(lock.directory()), clientPort);
            EmbeddedKafka kafka = new EmbeddedKafka(lock, failures, server, LoopbackPort.HOST + ":" + clientPort);
            LOG.info(
                    "embedded Kafka serves {} from {} after {} ms",
                    kafka.bootstrapServers,
                    lock.directory(),
                    (System.nanoTime() - began) / 1_000_000);
            return kafka;
        } catch (Exception | BrokerFailure e) {
            failures.ended();
            lock.close();
            throw new StartFailedException("the embedded Kafka broker did not start on " + directory + ": " + e, e);
        }
    }

    private static KafkaRaftServer running(Path data, int clientPort) throws IOException {
        KafkaRaftServer server = new KafkaRaftServer(
                KafkaConfig.fromProps(BrokerSettings.of(data, clientPort, LoopbackPort.free()), false), Time.SYSTEM);
        boolean started = false;
        try {
            server.startup();
            started = true;
            return server;
        } finally {
            if (!started) {
                server.shutdown();
            }
        }
    }

    /** {@code host:port} for clients' {@code bootstrap.servers}; of this start only. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Why the broker gave up, if it did. It is then of no more use: close it, and start again on the same directory. */
    public Optional<BrokerFailure> failure() {
        return failures.first();
    }

    /** Stops in order and gives the directory back; returns when nothing of the broker runs any more. */
    @Override
    public void close() {
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            failures.ended();
            lock.close();
        }
    }
}
