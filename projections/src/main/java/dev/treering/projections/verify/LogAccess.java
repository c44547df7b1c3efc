package dev.treering.projections.verify;

import dev.treering.events.log.LogUnavailable;
import dev.treering.projections.log.LogClients;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/** Clients of the log for as long as something is read, and one kind of failure where it cannot be. */
final class LogAccess {

    private LogAccess() {}

    /** What is done with them. */
    @FunctionalInterface
    interface Step<T> {
        T run(Admin admin, Consumer<byte[], byte[]> consumer) throws InterruptedException;
    }

    /**
     * What the step makes of the log.
     *
     * @throws LogUnavailable when the log cannot be read, or the thread is interrupted, which it is then again
     */
    static <T> T during(String bootstrapServers, Step<T> step) {
        try (var admin = LogClients.admin(bootstrapServers);
                var consumer = LogClients.consumer(bootstrapServers)) {
            return step.run(admin, consumer);
        } catch (PartitionReader.Damaged | PartitionReader.Stalled | KafkaException e) {
            throw new LogUnavailable("the log cannot be folded: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted while the log was folded", e);
        }
    }
}
