package dev.treering.projections.readmodel.replay;

import static dev.treering.projections.readmodel.replay.ReplayProgress.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.facts.AppFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.readmodel.ReadModels;
import dev.treering.projections.readmodel.replay.ReplayReport.RowDifference;
import dev.treering.projections.readmodel.sql.Select;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.ExpectedLedger;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.LedgerTopic;
import dev.treering.projections.scenario.RandomLog;
import dev.treering.projections.scenario.SharedBroker;
import dev.treering.projections.scenario.SharedDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Read models that are followed and asked, and built anew beside that. */
class ReplayIT {

    private static final int PARTITIONS = 4;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant LATE = Instant.parse("2026-04-01T00:00:00Z");
    private static final AccountId ONE = new AccountId("account-1");

    @RegisterExtension
    final SharedBroker broker = new SharedBroker(PARTITIONS);

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    private final List<Held> log = RandomLog.of(5, 9, 61, 12);
    private DataSource database;
    private Carrier carrier;
    private ReadModels models;

    @BeforeEach
    void start() throws Exception {
        database = databases.empty();
        carrier = new Carrier(broker.bootstrapServers(), PARTITIONS);
        models = ReadModels.start(broker.bootstrapServers(), database);
        carrier.carry(log);
        Map<AccountId, List<LedgerRecord>> chains = new TreeMap<>();
        IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> ExpectedLedger.of(log, partition, PARTITIONS))
                .flatMap(List::stream)
                .forEach(record -> chains.computeIfAbsent(record.chained().account(), _ -> new ArrayList<>())
                        .add(record));
        chains.forEach((account, records) -> carrier.carryRecords(LedgerTopic.chain(
                account,
                records.stream().map(record -> record.chained().entry()).toList(),
                PARTITIONS)));
        caughtUp();
    }

    @AfterEach
    void stop() {
        models.close();
        carrier.close();
    }

    private void caughtUp() {
        assertThat(models.platform().await(carrier.head(), SOON)).isTrue();
        assertThat(models.awaitLedger(SOON)).isTrue();
    }

    private ReplayReport replay(int threads) throws Exception {
        return Replay.run(broker.bootstrapServers(), database, new ReplayOrder(threads, 1, false), NONE);
    }

    private List<String> schemas() {
        return new Select(database)
                .all("select nspname from pg_namespace where nspname ~ '^read' order by 1", row -> row.getString(1));
    }

    private long number(String sql) {
        return new Select(database).all(sql, row -> row.getLong(1)).getFirst();
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }

    private long appAfter(int number) {
        return carrier.carry(List.of(new Held(LATE, new AppFact.Created(ONE, new AppId("late-" + number), "late"))));
    }

    @Test
    void what_is_built_anew_is_equal_and_takes_the_place_of_what_was_asked() throws Exception {
        long cells = number("select count(*) from cell");

        var report = replay(2);

        assertThat(report.difference()).isEmpty();
        assertThat(report.unresolved()).isEmpty();
        assertThat(report.leftOut()).isEmpty();
        assertThat(report.kept()).contains("read_1");
        assertThat(report.tables())
                .allSatisfy(table -> assertThat(table.anew()).isEqualTo(table.live()))
                .anySatisfy(table -> assertThat(table)
                        .returns("cell", ReplayReport.Table::name)
                        .returns(cells, cell -> cell.anew().rows()));
        assertThat(cells).isPositive();
        assertThat(schemas()).containsExactly("read", "read_1");
        assertThat(models.platform().await(appAfter(1), SOON))
                .as("it is followed on")
                .isTrue();
        assertThat(models.platform().app("late-1")).isPresent();
        assertThat(number("select count(*) from read_1.app where app = 'late-1'"))
                .as("and the one it replaced is not")
                .isZero();
    }

    @Test
    void only_so_many_sets_that_were_replaced_are_kept() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(replay(1).switched()).isTrue();
        }

        assertThat(schemas()).containsExactly("read", "read_3");
    }

    @Test
    void the_digest_does_not_depend_on_the_number_of_threads() throws Exception {
        var alone = replay(1).tables();

        assertThat(replay(4).tables()).isEqualTo(alone);
    }

    @Test
    void a_row_that_was_changed_by_hand_is_named_and_nothing_is_switched() throws Exception {
        sql(
                "update cell set billable_ms = billable_ms + 1 where ctid = (select ctid from cell order by account, day limit 1)");
        String account = new Select(database)
                .all("select account from cell order by account, day limit 1", row -> row.getString(1))
                .getFirst();

        var report = replay(2);

        assertThat(report.equal()).isFalse();
        assertThat(report.switched()).isFalse();
        assertThat(report.difference()).hasValueSatisfying(found -> {
            assertThat(found.table()).isEqualTo("cell");
            assertThat(found.column()).contains("billable_ms");
            assertThat(found.key()).startsWith("(" + account + ",");
            assertThat(Long.parseLong(found.live().orElseThrow()))
                    .isEqualTo(Long.parseLong(found.anew().orElseThrow()) + 1);
            assertThat(found.rows()).isEqualTo(1);
        });
        assertThat(schemas()).as("the new set is left to look at").containsExactly("read", "read_green");
        assertThat(models.platform().await(appAfter(1), SOON))
                .as("the old one goes on")
                .isTrue();
    }

    @Test
    void a_row_too_few_and_a_row_too_many_are_named_too() throws Exception {
        sql("delete from chain_head where account = 'account-1'");
        assertThat(replay(1).difference())
                .contains(new RowDifference(
                        "chain_head", "(account-1)", Optional.empty(), Optional.empty(), Optional.of("there"), 1));

        sql("insert into account (account, name) values ('account-0-and-a-half', 'Nobody')");
        assertThat(replay(1).difference())
                .contains(new RowDifference(
                        "account",
                        "(account-0-and-a-half)",
                        Optional.empty(),
                        Optional.of("there"),
                        Optional.empty(),
                        1));
    }

    @Test
    void where_the_old_set_is_known_to_be_wrong_the_new_one_is_put_in_place_all_the_same() throws Exception {
        sql("update account set name = 'somebody else'");

        var report = Replay.run(broker.bootstrapServers(), database, new ReplayOrder(2, 1, true), NONE);

        assertThat(report.equal()).isFalse();
        assertThat(report.kept()).contains("read_1");
        assertThat(number("select count(*) from account where name = 'somebody else'"))
                .isZero();
        assertThat(number("select count(*) from read_1.account where name = 'somebody else'"))
                .isPositive();
    }

    @Test
    void a_resolution_that_the_table_has_not_is_named_and_none_is_written() throws Exception {
        assertThat(number("select count(*) from resolution.cell_resolutions")).isPositive();
        long before = number("select count(*) from resolution.cell_resolutions");
        sql("""
            alter table resolution.cell_resolutions disable trigger insert_only;
            delete from resolution.cell_resolutions where ctid = (select min(ctid) from resolution.cell_resolutions)""");

        var report = replay(2);

        assertThat(report.difference()).isEmpty();
        assertThat(report.unresolved()).isPresent();
        assertThat(report.switched()).isFalse();
        assertThat(number("select count(*) from resolution.cell_resolutions")).isEqualTo(before - 1);
    }

    /**
     * An app changes hands, and its accounts lie on different partitions; of a dyno that runs on both tell.
     *
     * <pre>
     * position   0        1          2           3           4          5
     * one        created  release 1  dyno told
     * other                                      in, told    release 2  dyno ended
     * </pre>
     */
    @Test
    void what_two_partitions_say_of_an_app_is_the_same_whichever_is_read_first() throws Exception {
        var moved = new Moved(ONE, elsewhere());
        carrier.carry(moved.facts(LATE));
        caughtUp();

        var report = replay(PARTITIONS);

        assertThat(report.difference()).isEmpty();
        assertThat(new Select(database)
                        .all(
                                "select account || ' ' || release || ' ' || quantity from app join formation using (app) where app = 'moved'",
                                row -> row.getString(1)))
                .containsExactly(moved.to() + " 2 3");
        assertThat(number("select count(*) from dyno where app = 'moved' and ended_at is null"))
                .isZero();
    }

    private static AccountId elsewhere() {
        return Stream.iterate(0, i -> i + 1)
                .map(i -> new AccountId("elsewhere-" + i))
                .filter(account ->
                        FactRecords.partitionOf(account, PARTITIONS) < FactRecords.partitionOf(ONE, PARTITIONS)
                                || FactRecords.partitionOf(ONE, PARTITIONS) == 0
                                        && FactRecords.partitionOf(account, PARTITIONS) != 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoever_asks_and_whoever_writes_while_it_is_switched_notices_nothing() throws Exception {
        var over = new AtomicBoolean();
        var asked = new AtomicInteger();
        List<Throwable> wrong = new ArrayList<>();
        var account = models.ledger().chainHeads().getFirst().account();
        Hash head = models.ledger().chainHeads().getFirst().hash();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int reader = 0; reader < 3; reader++) {
                threads.submit(() -> {
                    try (var connection = database.getConnection();
                            var prepared =
                                    connection.prepareStatement("select hash from chain_head where account = ?");
                            var viewed = connection.prepareStatement("select count(*) from letter")) {
                        prepared.setString(1, account.value());
                        while (!over.get()) {
                            try (var row = prepared.executeQuery()) {
                                assertThat(row.next()).isTrue();
                                assertThat(row.getBytes(1)).isEqualTo(head.bytes());
                            }
                            try (var row = viewed.executeQuery()) {
                                assertThat(row.next()).isTrue();
                            }
                            assertThat(models.ledger().chainHeads().getFirst().hash())
                                    .isEqualTo(head);
                            asked.incrementAndGet();
                        }
                    } catch (Exception | AssertionError e) {
                        synchronized (wrong) {
                            wrong.add(e);
                        }
                    }
                });
            }
            var written = new AtomicInteger();
            var writer = threads.submit(() -> {
                while (!over.get()) {
                    appAfter(written.getAndIncrement());
                }
            });
            for (int i = 0; i < 4; i++) {
                assertThat(replay(2).switched()).isTrue();
            }
            over.set(true);
            writer.get();
            caughtUp();

            assertThat(number("select count(*) from app where app ~ '^late-'"))
                    .isEqualTo(written.get())
                    .isPositive();
        }
        assertThat(wrong).isEmpty();
        assertThat(asked.get()).isGreaterThan(10);
        assertThat(models.trouble()).isEmpty();
        assertThat(replay(1).equal()).as("and nothing was lost").isTrue();
    }

    @Test
    void cut_off_at_any_moment_it_leaves_what_is_asked_alone_and_can_be_begun_again() throws Exception {
        var random = new Random(17);
        for (int i = 0; i < 6; i++) {
            int after = random.nextInt(14);
            var told = new AtomicInteger();
            Thread replaying = Thread.currentThread();
            assertThatThrownBy(() -> {
                        Replay.run(broker.bootstrapServers(), database, new ReplayOrder(2, 1, false), (_, _, _) -> {
                            if (told.getAndIncrement() == after) {
                                replaying.interrupt();
                            }
                        });
                        Thread.sleep(0); // an interrupt that came too late for it shows here
                    })
                    .as("cut off after %d words", after)
                    .isInstanceOf(Exception.class);
            Thread.interrupted();
            assertThat(schemas()).contains("read");
            assertThat(models.ledger().chainHeads()).isNotEmpty();
        }

        assertThat(replay(2).equal()).isTrue();
        assertThat(schemas()).doesNotContain(Replay.ANEW);
    }

    @Test
    void one_at_a_time() throws Exception {
        var refused = new AtomicBoolean();
        Replay.run(broker.bootstrapServers(), database, new ReplayOrder(1, 1, false), (_, done, _) -> {
            if (done == 0) {
                assertThatThrownBy(() -> replay(1)).isInstanceOf(AnotherReplay.class);
                refused.set(true);
            }
        });

        assertThat(refused).isTrue();
        assertThat(replay(1).switched()).as("and after it the next").isTrue();
    }
}
