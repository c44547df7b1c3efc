package dev.treering.projections.sealing;

import static dev.treering.projections.sealing.Closings.treeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.seal.Seal;
import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.seal.Seal.PartitionSealed;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.SealedLedger;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.RandomLog;
import dev.treering.projections.step.EncodedShelves;
import dev.treering.projections.step.MemoryShelves;
import dev.treering.projections.step.Shelves;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of made-up logs: every entry is sealed once, every line is in one tree, and the trees can be built again from the entries alone. */
class NothingEscapesTest {

    private static final int DAYS = 130; // four months close

    @ParameterizedTest
    @ValueSource(longs = {3, 17, 20260301})
    void each_seal_goes_on_where_the_one_before_ended_and_says_what_the_entries_between_say(long seed) {
        var entries = new TreeMap<AccountId, List<LedgerRecord>>();
        var sealed = new TreeMap<AccountId, Long>();
        var ledger = new SealedLedger(new MemoryShelves());
        int closes = 0;
        var log = RandomLog.of(seed, 8, DAYS, 12);

        for (int position = 0; position < log.size(); position++) {
            var outcome = ledger.accept(logged(log.get(position), position));
            outcome.entries()
                    .forEach(entry -> entries.computeIfAbsent(entry.chained().account(), _ -> new ArrayList<>())
                            .add(entry));
            if (!outcome.seals().isEmpty()) {
                closes++;
                checkAccounts(accounts(outcome.seals()), entries, sealed, position);
                checkPartition(outcome.seals());
            }
        }

        assertThat(closes).isEqualTo(4);
        assertThat(entries.values().stream()
                        .flatMap(List::stream)
                        .filter(entry -> SealedDocument.of(entry).isPresent()))
                .hasSizeGreaterThan(10);
    }

    private static void checkAccounts(
            List<AccountSealed> seals,
            Map<AccountId, List<LedgerRecord>> entries,
            Map<AccountId, Long> sealed,
            long position) {
        assertThat(seals.stream().map(AccountSealed::account)).containsExactlyElementsOf(entries.keySet());
        for (AccountSealed seal : seals) {
            var chain = entries.getOrDefault(seal.account(), List.of());
            long before = sealed.getOrDefault(seal.account(), 0L);
            var documents = chain.subList((int) before, chain.size()).stream()
                    .flatMap(entry -> SealedDocument.of(entry).stream())
                    .toList();
            var lines = documents.stream()
                    .flatMap(document -> document.leaves().stream())
                    .toList();
            assertThat(seal.position()).isEqualTo(position);
            assertThat(seal.firstSequence()).isEqualTo(before + 1);
            assertThat(seal.lastSequence()).isEqualTo(chain.size());
            assertThat(seal.chainHead()).isEqualTo(Hash.of(chain.getLast().bytes()));
            assertThat(seal.lineCount()).isEqualTo(lines.size());
            assertThat(seal.lineRoot()).isEqualTo(treeOf(lines));
            assertThat(seal.totals().stream().map(Seal.Total::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(
                            documents.stream().map(SealedDocument::total).reduce(BigDecimal.ZERO, BigDecimal::add));
            sealed.put(seal.account(), seal.lastSequence());
        }
    }

    private static void checkPartition(List<SealRecord> seals) {
        var accounts = accounts(seals);
        var partition = (PartitionSealed) seals.getLast().seal();
        assertThat(partition.accountCount()).isEqualTo(accounts.size());
        assertThat(partition.lineCount())
                .isEqualTo(accounts.stream().mapToLong(AccountSealed::lineCount).sum());
        assertThat(partition.accountRoot())
                .isEqualTo(treeOf(accounts.stream().map(AccountLeaf::of).toList()));
    }

    @Test
    void the_seals_are_the_same_bytes_whatever_the_shelves_are_made_of() {
        var log = RandomLog.of(5, 6, 70, 12);

        var inMemory = sealed(log, new MemoryShelves());
        var inBytes = sealed(log, new EncodedShelves());

        assertThat(inMemory).hasSizeGreaterThan(8);
        assertThat(inBytes.stream().map(SealRecord::bytes))
                .containsExactlyElementsOf(
                        inMemory.stream().map(SealRecord::bytes).toList());
    }

    private static List<SealRecord> sealed(List<Held> log, Shelves shelves) {
        var ledger = new SealedLedger(shelves);
        var seals = new ArrayList<SealRecord>();
        for (int position = 0; position < log.size(); position++) {
            seals.addAll(ledger.accept(logged(log.get(position), position)).seals());
        }
        return seals;
    }

    private static List<AccountSealed> accounts(List<SealRecord> seals) {
        return seals.stream()
                .map(SealRecord::seal)
                .filter(AccountSealed.class::isInstance)
                .map(AccountSealed.class::cast)
                .toList();
    }

    private static LoggedFact logged(Held held, long position) {
        return new LoggedFact(
                position, new FactId("test", "fact-" + position), held.at(), Instant.EPOCH, Map.of(), held.fact());
    }
}
