package dev.treering.embedded.kafka;

import dev.treering.embedded.DirectoryLock;
import dev.treering.embedded.LoopbackPort;
import dev.treering.embedded.StartFailedException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker (KRaft, broker and controller in one) inside this process, for a machine that has no Kafka cluster.
 *
 * <p>It listens on 127.0.0.1 only, on ports that may differ from start to start. Topics must be created explicitly and keep
 * their records for ever unless they say otherwise. What it acknowledged survives the death of the process by any signal; a
 * power failure may take the last seconds, which only a replicated cluster would still have.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int PORT_ATTEMPTS = 5;

    private final DirectoryLock lock;
    private final BrokerFailures failures;
    private final KafkaRaftServer server;
    private final int clientPort;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafka(DirectoryLock lock, BrokerFailures failures, KafkaRaftServer server, int clientPort) {
        this.lock = lock;
        this.failures = failures;
        this.server = server;
        this.clientPort = clientPort;
    }

    /**
     * Starts a broker on the directory, which it owns until {@link #close()}; returns once clients are served.
     *
     * @param directory made if missing; holds the topics of earlier starts, also of ones that were killed
     * @throws dev.treering.embedded.DirectoryInUseException if the directory has an owner
     * @throws StartFailedException if the broker cannot start on it
     */
    public static EmbeddedKafka start(Path directory) {
        return start(directory, LoopbackPort::free);
    }

    static EmbeddedKafka start(Path directory, IntSupplier ports) {
        long began = System.nanoTime();
        DirectoryLock lock = DirectoryLock.take(directory);
        BrokerFailures failures = BrokerFailures.watch();
        try {
            EmbeddedKafka kafka = on(BrokerStorage.in(lock.directory()), ports, lock, failures);
            LOG.info(
                    "embedded Kafka serves {} from {} after {} ms",
                    kafka.bootstrapServers(),
                    lock.directory(),
                    (System.nanoTime() - began) / 1_000_000);
            return kafka;
        } catch (Exception e) {
            failures.ended();
            lock.close();
            throw new StartFailedException(
                    "the embedded Kafka broker did not start on " + directory + ": " + e.getMessage(), e);
        }
    }

    private static EmbeddedKafka on(
            BrokerStorage storage, IntSupplier ports, DirectoryLock lock, BrokerFailures failures) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int clientPort = ports.getAsInt();
            int controllerPort = ports.getAsInt();
            try {
                if (storage.wasKilled()) {
                    LastSession.end(storage.data(), clientPort, controllerPort);
                }
                return new EmbeddedKafka(
                        lock, failures, started(storage.data(), clientPort, controllerPort), clientPort);
            } catch (RuntimeException e) {
                if (attempt == PORT_ATTEMPTS || !isPortTaken(e)) {
                    throw e;
                }
            }
        }
    }

    private static KafkaRaftServer started(Path data, int clientPort, int controllerPort) {
        KafkaConfig config = KafkaConfig.fromProps(BrokerSettings.of(data, clientPort, controllerPort), false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            BrokerFailures.duringStart(server::startup);
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    private static boolean isPortTaken(@Nullable Throwable e) {
        return e != null && (e instanceof BindException || isPortTaken(e.getCause()));
    }

    /** {@code host:port} for clients' {@code bootstrap.servers}; of this start only. */
    public String bootstrapServers() {
        return LoopbackPort.HOST + ":" + clientPort;
    }

    /** Why the broker gave up, if it did. It is then of no more use: close it, and start again on the same directory. */
    public Optional<BrokerFailure> failure() {
        return failures.first();
    }

    /** Stops in order and gives the directory back; returns when nothing of the broker runs any more. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            failures.ended();
            lock.close();
        }
    }
}
