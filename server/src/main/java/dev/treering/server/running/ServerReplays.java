package dev.treering.server.running;

import dev.treering.projections.readmodel.replay.Replay;
import dev.treering.projections.readmodel.replay.ReplayOrder;
import dev.treering.server.http.Replays;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Replays on a thread of their own. The newest is remembered, until the process ends. */
final class ServerReplays implements Replays, AutoCloseable {

    private final String bootstrapServers;
    private final DataSource database;
    private @Nullable ReplayUnderWay newest;
    private @Nullable Thread thread;

    ServerReplays(String bootstrapServers, DataSource database) {
        this.bootstrapServers = bootstrapServers;
        this.database = database;
    }

    @Override
    public synchronized Optional<Run> begin(Order order) {
        if (newest != null && newest.isUnderWay()) {
            return Optional.empty();
        }
        var begun = new ReplayUnderWay(UUID.randomUUID().toString());
        newest = begun;
        thread = Thread.ofPlatform()
                .name("replay")
                .start(() -> begun.end(() -> Replay.run(
                        bootstrapServers,
                        database,
                        new ReplayOrder(order.threads(), order.keep(), order.switchAnyway()),
                        begun)));
        return Optional.of(begun.run());
    }

    @Override
    public synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(newest)
                .map(ReplayUnderWay::run)
                .filter(run -> run.id().equals(id));
    }

    @Override
    public void close() throws InterruptedException {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null) {
            running.interrupt();
            running.join();
        }
    }
}
