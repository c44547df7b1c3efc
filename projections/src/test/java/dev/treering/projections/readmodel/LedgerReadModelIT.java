package dev.treering.projections.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.query.DeadLetterQueries;
import dev.treering.projections.query.DeadLetterQueries.DeadLetter;
import dev.treering.projections.query.DeadLetterQueries.Original;
import dev.treering.projections.query.DeadLetterQueries.State;
import dev.treering.projections.query.LedgerQueries;
import dev.treering.projections.query.LedgerQueries.ChainHead;
import dev.treering.projections.query.LedgerQueries.StatementView;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.ExpectedLedger;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.RandomLog;
import dev.treering.projections.scenario.Servers;
import dev.treering.projections.scenario.SharedDatabase;
import dev.treering.projections.topology.LedgerSettings;
import dev.treering.projections.topology.LedgerStreams;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LedgerReadModelIT {

    private static final int PARTITIONS = 4;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<YearMonth> MONTHS = List.of(YearMonth.of(2026, 1), YearMonth.of(2026, 2));

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    @TempDir
    Path directory;

    private final List<Held> log = RandomLog.of(5, 9, 61, 12);
    private final Map<AccountId, List<LedgerRecord>> expected = new TreeMap<>();

    private EmbeddedKafka kafka;
    private DataSource database;
    private Carrier carrier;

    @BeforeEach
    void start() throws Exception {
        kafka = Servers.kafka(directory.resolve("kafka"), PARTITIONS);
        database = databases.empty();
        carrier = new Carrier(kafka.bootstrapServers(), PARTITIONS);
        IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> ExpectedLedger.of(log, partition, PARTITIONS))
                .flatMap(List::stream)
                .forEach(record -> expected.computeIfAbsent(record.chained().account(), _ -> new ArrayList<>())
                        .add(record));
    }

    @AfterEach
    void stop() {
        carrier.close();
        kafka.close();
    }

    private LedgerStreams ledger() throws InterruptedException {
        return LedgerStreams.start(LedgerSettings.alone(kafka.bootstrapServers(), directory.resolve("state")));
    }

    @Test
    void once_settled_it_shows_what_the_facts_lead_to() throws Exception {
        try (var models = ReadModels.start(kafka.bootstrapServers(), database);
                var _ = ledger()) {
            long head = -1;
            for (int from = 0; from < log.size(); from += 50) {
                head = carrier.carry(log.subList(from, Math.min(from + 50, log.size())));
            }

            assertThat(models.awaitSettled(head, SOON)).isTrue();

            assertShownAsExpected(models.ledger());
            assertDeadLettersAsExpected(models.deadLetters());
        }
    }

    @Test
    void settled_is_settled_each_time_without_waiting_longer() throws Exception {
        try (var models = ReadModels.start(kafka.bootstrapServers(), database);
                var _ = ledger()) {
            for (int until = 100; until <= log.size(); until += 100) {
                long head = carrier.carry(log.subList(until - 100, until));

                assertThat(models.awaitSettled(head, SOON)).isTrue();

                long entries = models.ledger().chainHeads().stream()
                        .mapToLong(ChainHead::sequence)
                        .sum();
                assertThat(entries).as("entries of the first %d facts", until).isEqualTo(entriesOf(until));
            }
        }
    }

    private long entriesOf(int facts) {
        return IntStream.range(0, PARTITIONS)
                .mapToLong(partition -> ExpectedLedger.of(log.subList(0, facts), partition, PARTITIONS)
                        .size())
                .sum();
    }

    @Test
    void nothing_is_settled_while_the_ledger_does_not_run() throws Exception {
        try (var models = ReadModels.start(kafka.bootstrapServers(), database)) {
            long head = carrier.carry(log);

            assertThat(models.platform().await(head, SOON)).isTrue();
            assertThat(models.awaitSettled(head, Duration.ofSeconds(1))).isFalse();
        }
    }

    @Test
    void settled_is_known_again_after_a_restart_without_newer_facts_and_after_a_rebuild() throws Exception {
        long head;
        try (var models = ReadModels.start(kafka.bootstrapServers(), database);
                var _ = ledger()) {
            head = carrier.carry(log);
            assertThat(models.awaitSettled(head, SOON)).isTrue();
        }
        try (var models = ReadModels.start(kafka.bootstrapServers(), database)) {
            assertThat(models.awaitSettled(head, SOON)).isTrue();
        }

        ReadModelSchema.drop(database);

        try (var models = ReadModels.start(kafka.bootstrapServers(), database)) {
            assertThat(models.awaitSettled(head, SOON)).isTrue();
            assertShownAsExpected(models.ledger());
            assertDeadLettersAsExpected(models.deadLetters());
        }
    }

    private void assertShownAsExpected(LedgerQueries ledger) {
        assertThat(expected).hasSizeGreaterThan(5);
        assertThat(ledger.chainHeads())
                .containsExactlyElementsOf(expected.values().stream()
                        .map(List::getLast)
                        .map(last -> new ChainHead(
                                last.chained().account(), last.chained().sequence(), last.hash()))
                        .toList());
        expected.forEach((account, records) -> {
            for (var month : MONTHS) {
                assertThat(ledger.usage(account, month)).containsExactlyElementsOf(newestCells(records, month));
                assertThat(ledger.statements(account, month)).containsExactlyElementsOf(statements(records, month));
            }
            assertThat(ledger.withheld(account)).containsExactlyElementsOf(withheld(records));
        });
        var statements = MONTHS.stream()
                .flatMap(month -> expected.values().stream().flatMap(records -> statements(records, month).stream()))
                .toList();
        assertThat(statements).isNotEmpty();
        assertThat(ledger.statements(Optional.empty()))
                .extracting(LedgerQueries.StatementSummary::hash)
                .containsExactlyElementsOf(
                        statements.stream().map(StatementView::hash).toList());
        assertThat(expected.values().stream().flatMap(records -> withheld(records).stream()))
                .isNotEmpty();
    }

    /** Every rejection in a chain is one letter, open, with its fact in it: the ledger puts it on the topic of dead letters too. */
    private void assertDeadLettersAsExpected(DeadLetterQueries letters) {
        var rejected = expected.values().stream()
                .flatMap(records -> entries(records, LedgerEntry.FactRejected.class))
                .sorted(Comparator.comparing(LedgerEntry.FactRejected::position))
                .toList();
        assertThat(rejected).isNotEmpty();
        assertThat(letters.deadLetters(Optional.of(State.OPEN), Optional.empty()))
                .extracting(letter -> letter.position().orElseThrow(), DeadLetter::code, DeadLetter::detail)
                .containsExactlyElementsOf(rejected.stream()
                        .map(entry -> tuple(entry.position(), entry.reason().name(), entry.detail()))
                        .toList());
        assertThat(letters.openDeadLetters()).isEqualTo(rejected.size());
        assertThat(rejected)
                .allSatisfy(entry -> assertThat(letters.original(Long.toString(entry.position())))
                        .hasValueSatisfying(original -> assertThat(original)
                                .isInstanceOfSatisfying(
                                        Original.OfFact.class,
                                        of -> assertThat(of.fact().id()).isEqualTo(entry.fact()))));
    }

    private static List<CellMetered> newestCells(List<LedgerRecord> records, YearMonth month) {
        var newest = new TreeMap<String, CellMetered>();
        entries(records, CellMetered.class)
                .filter(cell -> YearMonth.from(cell.day()).equals(month))
                .forEach(cell -> newest.put(cell.resource() + " " + cell.day(), cell));
        return newest.values().stream()
                .sorted(Comparator.comparing(CellMetered::resource).thenComparing(CellMetered::day))
                .toList();
    }

    private static List<StatementView> statements(List<LedgerRecord> records, YearMonth month) {
        return records.stream()
                .flatMap(record -> record.chained().entry() instanceof StatementIssued statement
                                && statement.period().equals(month)
                        ? Stream.of(new StatementView(
                                record.chained().account(),
                                statement,
                                record.chained().sequence(),
                                record.hash()))
                        : Stream.empty())
                .sorted(Comparator.comparing(view -> view.statement().mode()))
                .toList();
    }

    private static List<StatementWithheld> withheld(List<LedgerRecord> records) {
        var open = new TreeMap<String, StatementWithheld>();
        for (var record : records) {
            switch (record.chained().entry()) {
                case StatementWithheld held ->
                    open.put(held.period() + " " + held.mode().ordinal(), held);
                case StatementIssued issued ->
                    open.remove(issued.period() + " " + issued.mode().ordinal());
                default -> {} // says nothing of a statement
            }
        }
        return List.copyOf(open.values());
    }

    private static <T> Stream<T> entries(List<LedgerRecord> records, Class<T> kind) {
        return records.stream()
                .map(record -> record.chained().entry())
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
