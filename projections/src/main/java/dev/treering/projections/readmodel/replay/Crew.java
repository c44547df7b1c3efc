package dev.treering.projections.readmodel.replay;

import dev.treering.projections.readmodel.following.CatchUp;
import dev.treering.projections.readmodel.following.Projection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/** Threads that bring the new set to ends, each with every n-th partition: what order there must be is within a partition. */
final class Crew implements AutoCloseable {

    private final List<CatchUp> members = new ArrayList<>();
    private final ExecutorService threads;

    private Crew(int size) {
        this.threads = Executors.newFixedThreadPool(
                size, Thread.ofPlatform().name("replay-", 0).factory());
    }

    static Crew open(int size, String bootstrapServers, DataSource anew, List<Projection> projections)
            throws SQLException {
        var crew = new Crew(size);
        boolean whole = false;
        try {
            for (int i = 0; i < size; i++) {
                int member = i;
                crew.members.add(
                        CatchUp.open(bootstrapServers, anew, projections, partition -> partition % size == member));
            }
            whole = true;
            return crew;
        } finally {
            if (!whole) {
                crew.close();
            }
        }
    }

    /**
     * Goes on until every partition stands at its end.
     *
     * @param written is told how many offsets were come on, by several threads
     */
    void to(Map<TopicPartition, Long> ends, LongConsumer written) throws SQLException, InterruptedException {
        List<Future<?>> working = new ArrayList<>();
        for (var member : members) {
            working.add(threads.submit(() -> {
                member.to(ends, written);
                return null;
            }));
        }
        for (var work : working) {
            finish(work);
        }
    }

    private static void finish(Future<?> work) throws SQLException, InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case InterruptedException _ -> throw new InterruptedException("a thread of the replay was interrupted");
                case null, default -> throw new IllegalStateException("a thread of the replay failed", e.getCause());
            }
        }
    }

    /** Returns once no thread writes any more; what is written stays. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        members.forEach(CatchUp::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
