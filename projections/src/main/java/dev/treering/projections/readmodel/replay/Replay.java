package dev.treering.projections.readmodel.replay;

import dev.treering.projections.query.CellResolution;
import dev.treering.projections.readmodel.ReadModelSchema;
import dev.treering.projections.readmodel.deadletter.DeadLetterProjection;
import dev.treering.projections.readmodel.following.CatchUp;
import dev.treering.projections.readmodel.following.Projection;
import dev.treering.projections.readmodel.ledger.LedgerProjection;
import dev.treering.projections.readmodel.platform.PlatformProjection;
import dev.treering.projections.readmodel.replay.ReplayProgress.Stage;
import dev.treering.projections.readmodel.replay.ReplayReport.RowDifference;
import dev.treering.projections.readmodel.sql.InSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The read models built anew from the beginning of the topics, beside those that are asked; compared with them where both stand at the
 * same offsets; and put in their place. It may be cut off at any moment: until the last step nothing that is asked has changed.
 *
 * <p>The new set never reads further than the old one, so what the table of resolutions must have is known at every record.
 */
public final class Replay {

    /** The schema in which a set is built, and left where it is not put in place. */
    public static final String ANEW = "read_green";

    /** So few offsets are caught up with while the old set waits. */
    private static final long NEAR = 2_000;

    /** Rounds in which a set that is written to faster than it can be read is run after. */
    private static final int MOST_ROUNDS = 20;

    private final String bootstrapServers;
    private final DataSource database;
    private final DataSource anew;
    private final ReplayOrder order;
    private final ReplayProgress progress;
    private final AtomicReference<@Nullable CellResolution> unresolved = new AtomicReference<>();
    private final AtomicLong done = new AtomicLong();

    private Replay(String bootstrapServers, DataSource database, ReplayOrder order, ReplayProgress progress) {
        this.bootstrapServers = bootstrapServers;
        this.database = database;
        this.anew = new InSchema(database, ANEW);
        this.order = order;
        this.progress = progress;
    }

    /**
     * Replays while the read models are followed and asked as always.
     *
     * @param database as {@link dev.treering.projections.readmodel.ReadModels} have it; a pool must put back a connection's schema
     * @throws AnotherReplay when one is under way
     * @throws InterruptedException when the thread is interrupted; nothing has changed then, but that a set is left half built
     */
    public static ReplayReport run(
            String bootstrapServers, DataSource database, ReplayOrder order, ReplayProgress progress)
            throws SQLException, InterruptedException {
        try (var _ = Claim.take(database)) {
            return new Replay(bootstrapServers, database, order, progress).run();
        }
    }

    private ReplayReport run() throws SQLException, InterruptedException {
        long began = System.nanoTime();
        try (var connection = database.getConnection()) {
            Sets.begin(connection, ANEW);
        }
        ReadModelSchema.migrate(anew, ANEW);
        List<Projection> projections = List.of(
                new PlatformProjection(),
                LedgerProjection.anew(missing -> unresolved.updateAndGet(first -> first == null ? missing : first)),
                new DeadLetterProjection());
        try (var crew = Crew.open(order.threads(), bootstrapServers, anew, projections);
                var connection = database.getConnection()) {
            build(crew, connection);
            return finish(crew, connection, System.nanoTime() - began);
        }
    }

    /** Runs after the old set until it is near. */
    private void build(Crew crew, Connection connection) throws SQLException, InterruptedException {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var ends = CatchUp.ends(connection);
            if (sum(ends) - done.get() <= NEAR && round > 0) {
                return;
            }
            bring(crew, ends);
        }
    }

    private void bring(Crew crew, Map<TopicPartition, Long> ends) throws SQLException, InterruptedException {
        long of = sum(ends);
        progress.at(Stage.BUILDING, done.get(), of);
        crew.to(ends, more -> progress.at(Stage.BUILDING, done.addAndGet(more), of));
    }

    private static long sum(Map<TopicPartition, Long> ends) {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** While the old set waits: the new one is brought to the very offsets, both are compared, and the new one is put in place. */
    private ReplayReport finish(Crew crew, Connection connection, long building)
            throws SQLException, InterruptedException {
        connection.setAutoCommit(false);
        boolean committed = false;
        ReplayReport report;
        try {
            Sets.hold(connection);
            long held = System.nanoTime();
            bring(crew, CatchUp.ends(connection));
            var compared = compare(connection);
            Optional<String> kept = compared.equal() || order.switchAnyway()
                    ? Optional.of(Sets.put(connection, ANEW))
                    : Optional.empty();
            connection.commit();
            committed = true;
            report = new ReplayReport(
                    done.get(),
                    compared.tables(),
                    compared.leftOut(),
                    compared.difference(),
                    compared.unresolved(),
                    kept,
                    Duration.ofNanos(building),
                    Duration.ofNanos(System.nanoTime() - held));
        } finally {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
        if (report.switched()) {
            Sets.keep(connection, order.keep());
        }
        return report;
    }

    private record Compared(
            List<ReplayReport.Table> tables,
            List<String> leftOut,
            Optional<RowDifference> difference,
            Optional<CellResolution> unresolved) {
        boolean equal() {
            return difference.isEmpty() && unresolved.isEmpty();
        }
    }

    private Compared compare(Connection connection) throws SQLException, InterruptedException {
        TableComparison.writeValuesAlike(connection);
        var shapes = Shape.of(connection, ReadModelSchema.LIVE, ANEW);
        var comparison = new TableComparison(connection, ReadModelSchema.LIVE, ANEW);
        List<ReplayReport.Table> tables = new ArrayList<>();
        Optional<RowDifference> first = Optional.empty();
        for (var shape : shapes.common()) {
            progress.at(Stage.COMPARING, tables.size(), shapes.common().size());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            var table = comparison.compare(shape);
            tables.add(table);
            if (first.isEmpty() && !table.live().equals(table.anew())) {
                first = comparison.firstDifference(shape);
            }
        }
        progress.at(Stage.COMPARING, tables.size(), shapes.common().size());
        return new Compared(tables, shapes.leftOut(), first, Optional.ofNullable(unresolved.get()));
    }
}
