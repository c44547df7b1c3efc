package dev.treering.projections.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.ledger.OpenbTrace;
import dev.treering.projections.step.MemoryShelves;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real trace, folded by any number of threads and in any order that keeps each account's own: the same bytes. */
class InterleavingTest {

    private static final int PARTITIONS = 8;
    private static final long SEED = 20261124;

    private static List<LoggedFact> facts = List.of();
    private static String expected = "";

    @BeforeAll
    static void fold_in_log_order() {
        var trace = OpenbTrace.find();
        assumeTrue(trace.isPresent(), "skipped: no openb data (-Dtreering.shared=DIR)");
        facts = trace.orElseThrow().facts();
        expected = folded(facts).digest();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void partitions_side_by_side_on_so_many_threads(int threads) throws Exception {
        var all = new FoldedRecords();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<FoldedRecords>> folding = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> pool.submit(() -> folded(onPartition(partition))))
                    .toList();
            for (Future<FoldedRecords> partition : folding) {
                all.addAll(partition.get());
            }
        }

        assertThat(all.digest()).isEqualTo(expected);
    }

    /** One thread, which turns from partition to partition at random. */
    @Test
    void partitions_in_turns_that_chance_gives() {
        var random = new Random(SEED);
        var ledgers = Stream.generate(() -> new AccountLedger(new MemoryShelves()))
                .limit(PARTITIONS)
                .toList();
        List<Queue<LoggedFact>> left = IntStream.range(0, PARTITIONS)
                .<Queue<LoggedFact>>mapToObj(partition -> new ArrayDeque<>(onPartition(partition)))
                .toList();
        var all = new FoldedRecords();
        for (var open = open(left); !open.isEmpty(); open = open(left)) {
            int partition = open.get(random.nextInt(open.size()));
            all.addAll(ledgers.get(partition).accept(left.get(partition).remove()));
        }

        assertThat(all.digest()).isEqualTo(expected);
    }

    /**
     * One ledger for all: between two facts that concern everybody, accounts come in any order among them.
     *
     * <pre>
     * log       | a1 b1 a2 c1 | close | b2 a3 |
     * given as  | b1 c1 a1 a2 | close | a3 b2 |
     * </pre>
     */
    @Test
    void accounts_in_turns_that_chance_gives() {
        var random = new Random(SEED);
        for (int run = 0; run < 3; run++) {
            assertThat(folded(mixed(random)).digest()).isEqualTo(expected);
        }
    }

    private static List<LoggedFact> mixed(Random random) {
        var mixed = new ArrayList<LoggedFact>();
        var waiting = new TreeMap<AccountId, Queue<LoggedFact>>();
        for (LoggedFact fact : facts) {
            var owner = fact.fact().owner();
            if (owner.isPresent()) {
                waiting.computeIfAbsent(owner.get(), _ -> new ArrayDeque<>()).add(fact);
            } else {
                deal(new ArrayList<>(waiting.values()), random, mixed);
                waiting.clear();
                mixed.add(fact);
            }
        }
        deal(new ArrayList<>(waiting.values()), random, mixed);
        return mixed;
    }

    private static void deal(List<Queue<LoggedFact>> accounts, Random random, List<LoggedFact> to) {
        while (!accounts.isEmpty()) {
            var account = accounts.get(random.nextInt(accounts.size()));
            to.add(account.remove());
            accounts.removeIf(Queue::isEmpty);
        }
    }

    private static List<Integer> open(List<Queue<LoggedFact>> left) {
        return IntStream.range(0, left.size())
                .filter(partition -> !left.get(partition).isEmpty())
                .boxed()
                .toList();
    }

    private static List<LoggedFact> onPartition(int partition) {
        return facts.stream()
                .filter(fact -> fact.fact()
                        .owner()
                        .map(account -> FactRecords.partitionOf(account, PARTITIONS) == partition)
                        .orElse(true))
                .toList();
    }

    private static FoldedRecords folded(List<LoggedFact> log) {
        var ledger = new AccountLedger(new MemoryShelves());
        var records = new FoldedRecords();
        log.forEach(fact -> records.addAll(ledger.accept(fact)));
        return records;
    }
}
