package dev.treering.aggregates.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.invoice.Claim;
import dev.treering.aggregates.invoice.Claims;
import dev.treering.aggregates.store.PostgresEventStore;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.aggregates.store.TestDatabase;
import dev.treering.events.facts.InvoiceFact.Drafted;
import dev.treering.events.facts.InvoiceFact.Issued;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Runs at once on one PostgreSQL, each with a store of its own, as in processes of their own. */
class RacingRunsIT {

    private static final int CLAIMS = 2_000;
    private static final int BATCH = 50;
    private static final int RUNS = 3;

    @Test
    void runs_at_once_over_the_same_month_leave_no_gap_and_invoice_nothing_twice() throws Exception {
        var claims = IntStream.range(0, CLAIMS)
                .mapToObj(i -> Claims.of("account-" + i, i + ".00"))
                .toList();
        try (var database = new TestDatabase();
                var threads = Executors.newFixedThreadPool(RUNS)) {
            var runs = new ArrayList<Callable<Integer>>();
            for (int run = 0; run < RUNS; run++) {
                runs.add(() -> issueAll(new PostgresEventStore(database.pool(), InstantSource.system()), claims));
            }
            int issuedByAll = 0;
            for (var run : threads.invokeAll(runs)) {
                issuedByAll += run.get();
            }

            var store = new PostgresEventStore(database.pool(), InstantSource.system());
            var facts =
                    store.read(0, 10 * CLAIMS).stream().map(StoredFact::fact).toList();
            var issued = facts.stream()
                    .filter(Issued.class::isInstance)
                    .map(Issued.class::cast)
                    .toList();
            assertThat(issuedByAll).isEqualTo(CLAIMS);
            assertThat(issued.stream().map(invoice -> invoice.number().number()))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, CLAIMS).boxed().toList());
            assertThat(issued.stream().map(Issued::account))
                    .containsExactlyInAnyOrderElementsOf(
                            claims.stream().map(Claim::account).toList());
            assertThat(facts).filteredOn(Drafted.class::isInstance).hasSize(CLAIMS);
        }
    }

    private static int issueAll(PostgresEventStore store, List<Claim> claims) {
        var issuing = new Issuing(store);
        int issued = 0;
        for (int from = 0; from < claims.size(); from += BATCH) {
            issued += issuing.issue(IssuingTest.ORDER, claims.subList(from, from + BATCH))
                    .issued()
                    .size();
        }
        return issued;
    }
}
