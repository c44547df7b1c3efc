package dev.treering.projections.readmodel;

import static dev.treering.events.fixture.Examples.ACME;
import static dev.treering.events.fixture.Examples.DAY;
import static dev.treering.events.fixture.Examples.MARCH;
import static dev.treering.events.fixture.Examples.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.fixture.Examples;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.query.LedgerQueries;
import dev.treering.projections.query.LedgerQueries.StatementView;
import dev.treering.projections.readmodel.ledger.LedgerProjection;
import dev.treering.projections.readmodel.ledger.LedgerReader;
import dev.treering.projections.readmodel.sql.Select;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.Followed;
import dev.treering.projections.scenario.LedgerTopic;
import dev.treering.projections.scenario.SharedBroker;
import dev.treering.projections.scenario.SharedDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is written to the chain of an account is what is read from the database, of every kind and to the last digit. */
class EveryLedgerEntryIT {

    private static final int PARTITIONS = 2;
    private static final BigDecimal NONE = BigDecimal.ZERO;

    @RegisterExtension
    final SharedBroker broker = new SharedBroker(PARTITIONS);

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    private Carrier carrier;
    private Followed followed;
    private LedgerQueries ledger;

    @BeforeEach
    void start() throws Exception {
        var database = databases.empty();
        ReadModelSchema.migrate(database);
        carrier = new Carrier(broker.bootstrapServers(), PARTITIONS);
        followed = Followed.start(broker.bootstrapServers(), PARTITIONS, database, new LedgerProjection());
        ledger = new LedgerReader(new Select(database));
    }

    @AfterEach
    void stop() {
        followed.close();
        carrier.close();
    }

    private static CellMetered cell(ResourceKind kind, String app, int revision) {
        var resource = new Resource(kind, app, "web", new Sku("small"));
        return new CellMetered(resource, DAY, revision, new Usage(9, 8, 7, 3, 2, 1), 4, 5, 6 + revision);
    }

    private static CounterMetered counter(int revision, String quantity, String peak) {
        var resource = new Resource(ResourceKind.USAGE, "shop", "byte", new Sku("egress"));
        var count = new Count(new BigDecimal(quantity), 3, new BigDecimal(peak));
        return new CounterMetered(resource, DAY, revision, count, 17, 42);
    }

    @Test
    void cells_of_every_kind_are_apart_and_sorted_as_resources_are_and_the_newest_revision_holds() throws Exception {
        var space = cell(ResourceKind.SPACE, "", 0);
        var addOn = cell(ResourceKind.ADD_ON, "shop", 0);
        var network = cell(ResourceKind.NETWORK, "shop", 1);
        var dyno = cell(ResourceKind.DYNO, "shop", 0);

        carrier.carryRecords(LedgerTopic.chain(
                ACME, List.of(cell(ResourceKind.NETWORK, "shop", 0), network, addOn, space, dyno), PARTITIONS));
        followed.catchUp();

        assertThat(ledger.usage(ACME, MARCH)).containsExactly(space, dyno, addOn, network);
        assertThat(ledger.usage(ACME, MARCH.plusMonths(1))).isEmpty();
    }

    @Test
    void a_counter_is_shown_to_the_last_digit_and_its_newest_revision_holds() throws Exception {
        var newest = counter(2, "1000000000000000000.123456789", "-0.5");

        carrier.carryRecords(
                LedgerTopic.chain(ACME, List.of(counter(0, "1", "1"), counter(1, "2", "2"), newest), PARTITIONS));
        followed.catchUp();

        assertThat(ledger.counters(ACME, MARCH)).containsExactly(newest);
        assertThat(ledger.usage(ACME, MARCH)).isEmpty();
    }

    @Test
    void every_field_of_a_line_comes_back_and_what_is_absent_stays_absent() throws Exception {
        var example = (StatementIssued) Examples.entries().get(1);
        var credit = new StatementLine(
                LineKind.CREDIT,
                new Resource(ResourceKind.ACCOUNT, "", "goodwill", new Sku("credit")),
                "",
                Usage.NONE,
                0,
                NONE,
                "",
                Optional.empty(),
                Optional.empty(),
                new BigDecimal("-0.20"),
                new BigDecimal("-0.20"),
                Optional.empty(),
                "granted on 2026-03-01");
        var statement = new StatementIssued(
                MARCH, BillingMode.LIVE, USD, List.of(example.lines().getFirst(), credit), new BigDecimal("0.01"));

        carrier.carryRecords(LedgerTopic.chain(ACME, List.of(statement), PARTITIONS));
        followed.catchUp();

        assertThat(ledger.statements(ACME, MARCH))
                .extracting(StatementView::statement)
                .containsExactly(statement);
    }
}
