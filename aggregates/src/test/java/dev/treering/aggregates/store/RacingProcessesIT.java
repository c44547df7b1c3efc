package dev.treering.aggregates.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RacingProcessesIT {

    private static final int PROCESSES = 3;

    @Test
    void three_processes_on_one_boundary_break_no_rule_lose_no_update_and_leave_no_gap() throws InterruptedException {
        try (var database = new TestDatabase()) {
            var heard = new ConcurrentLinkedQueue<String>();
            var postgres = database.postgres();
            var children = new ArrayList<ChildJvm>();
            for (int i = 0; i < PROCESSES; i++) {
                var arguments = List.of(postgres.jdbcUrl(), postgres.user(), postgres.password(), "process-" + i);
                children.add(new ChildJvm(RacingProcess.class, arguments, heard::add));
            }
            for (ChildJvm child : children) {
                assertThat(child.endedWell()).isTrue();
            }

            var store = new PostgresEventStore(database.pool(), InstantSource.system());
            List<StoredFact> all = store.read(0, Integer.MAX_VALUE);
            int increments = PROCESSES * RacingProcess.THREADS * RacingProcess.INCREMENTS;
            int noise = PROCESSES * RacingProcess.THREADS * RacingProcess.CREATIONS_TRIED;

            assertThat(heard).filteredOn("created"::equals).hasSize(RacingProcess.APPS_ALLOWED);
            assertThat(all.stream().map(StoredFact::fact).filter(AppFact.Created.class::isInstance))
                    .hasSize(RacingProcess.APPS_ALLOWED);
            assertThat(all.stream()
                            .map(StoredFact::fact)
                            .filter(AppFact.FormationScaled.class::isInstance)
                            .map(f -> ((AppFact.FormationScaled) f).quantity()))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, increments).boxed().toList());
            assertThat(heard).filteredOn("incremented"::equals).hasSize(increments);
            assertThat(all.stream().map(StoredFact::position))
                    .containsExactlyElementsOf(LongStream.range(0, RacingProcess.APPS_ALLOWED + increments + noise)
                            .boxed()
                            .toList());
            assertThat(all.stream().map(StoredFact::recordedAt)).isSorted();
        }
    }
}
