package dev.treering.projections.scenario;

import dev.treering.embedded.WholeDirectory;
import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.topics.TopicCreation;
import dev.treering.events.topics.Topics;
import dev.treering.projections.log.LogClients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A real broker, started by the first test of the process that asks for it and stopped after the last; each test finds the topics of
 * record with nothing on them. Not for tests that stop it, touch its files, or run the ledger, whose offsets would be left behind.
 */
public final class SharedBroker implements BeforeEachCallback {

    private static final Namespace HERE = Namespace.create(SharedBroker.class);
    private static final long PATIENCE_NS = 30_000_000_000L;

    private final int partitions;
    private @Nullable Running running;

    public SharedBroker(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        running = context.getRoot().getStore(HERE).computeIfAbsent("broker", _ -> Running.start(), Running.class);
        try (var admin = LogClients.admin(bootstrapServers())) {
            forgetTopics(admin);
            TopicCreation.createMissing(admin, Topics.all(partitions), (short) 1);
        }
    }

    private static void forgetTopics(Admin admin) throws InterruptedException, ExecutionException {
        admin.deleteTopics(admin.listTopics().names().get()).all().get();
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (!admin.listTopics().names().get().isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("topics that were deleted are still there");
            }
            Thread.sleep(10);
        }
    }

    public String bootstrapServers() {
        return Objects.requireNonNull(running, "register it as an extension")
                .kafka()
                .bootstrapServers();
    }

    private record Running(Path directory, EmbeddedKafka kafka) implements AutoCloseable {

        static Running start() {
            Path directory = TemporaryFolder.made();
            return new Running(directory, EmbeddedKafka.start(directory));
        }

        @Override
        public void close() throws IOException {
            kafka.close();
            WholeDirectory.delete(directory);
        }
    }
}
