package dev.treering.embedded.kafka;

import dev.treering.embedded.LoopbackPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.server.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The session of a broker that was killed. By the cluster's own log it still leads every partition, until the controller, which
 * died too, has missed its heartbeats.
 *
 * <p>It has to be over before a successor starts. One that starts upon it takes over its transactions as if they were its own, and loses
 * its partitions' leaders in the midst of it; Kafka since 4.2 then takes the partitions for deleted, and forgets that they are still to be told
 * of a decision (KAFKA-20734). Such a transaction is never seen to end: nobody reads past it, and what follows it never counts.
 */
final class LastSession implements MetadataPublisher {

    private static final long LONGEST_END_S = 60;

    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private LastSession() {}

    /**
     * Ends it: a controller alone runs on the directory until it has, and writes that to the cluster's log.
     *
     * @param data the formatted log directory
     * @throws IOException if the directory cannot be read
     * @throws IllegalStateException if it does not end
     */
    static void end(Path data, int clientPort, int controllerPort) throws IOException {
        Properties settings = BrokerSettings.ofController(data, clientPort, controllerPort);
        try (Metrics metrics = new Metrics()) {
            SharedServer shared = new SharedServer(
                    KafkaConfig.fromProps(settings, false),
                    new MetaPropertiesEnsemble.Loader()
                            .addMetadataLogDir(data.toString())
                            .addLogDirs(List.of(data.toString()))
                            .load(),
                    Time.SYSTEM,
                    metrics,
                    CompletableFuture.completedFuture(
                            Map.of(BrokerSettings.NODE, new InetSocketAddress(LoopbackPort.HOST, controllerPort))),
                    List.of(),
                    new StandardFaultHandlerFactory(),
                    ServerSocketFactory.INSTANCE);
            ControllerServer controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), bootstrap(data));
            try {
                BrokerFailures.duringStart(controller::startup);
                LastSession session = new LastSession();
                shared.loader().installPublishers(List.of(session));
                session.awaitEnd();
            } finally {
                controller.shutdown();
            }
        }
    }

    private static BootstrapMetadata bootstrap(Path data) throws IOException {
        try {
            return new BootstrapDirectory(data.toString()).read();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot read the bootstrap metadata in " + data, e);
        }
    }

    private void awaitEnd() {
        try {
            ended.get(LONGEST_END_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the session of the broker before it ran out", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "the session of the broker that was killed has not ended within " + LONGEST_END_S + " s", e);
        }
    }

    @Override
    public String name() {
        return "LastSession";
    }

    @Override
    public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
        if (hasEnded(image)) {
            ended.complete(null);
        }
    }

    private static boolean hasEnded(MetadataImage image) {
        @Nullable BrokerRegistration broker = image.cluster().broker(BrokerSettings.NODE);
        return (broker == null || broker.fenced()) && !leads(image);
    }

    private static boolean leads(MetadataImage image) {
        return image.topics().topicsById().values().stream()
                .flatMap(topic -> topic.partitions().values().stream())
                .anyMatch(partition -> partition.leader == BrokerSettings.NODE);
    }
}
