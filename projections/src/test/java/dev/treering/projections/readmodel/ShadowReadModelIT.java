package dev.treering.projections.readmodel;

import static dev.treering.events.fixture.Examples.ACME;
import static dev.treering.events.fixture.Examples.CASE;
import static dev.treering.events.fixture.Examples.DAY;
import static dev.treering.events.fixture.Examples.HASH;
import static dev.treering.events.fixture.Examples.MARCH;
import static dev.treering.events.fixture.Examples.SHOP;
import static dev.treering.events.fixture.Examples.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.facts.BillingFact.DisputeResolved.Resolution;
import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.query.ShadowQueries;
import dev.treering.projections.query.ShadowQueries.DisputeView;
import dev.treering.projections.readmodel.ledger.LedgerProjection;
import dev.treering.projections.readmodel.ledger.ResolutionReader;
import dev.treering.projections.readmodel.ledger.ShadowReader;
import dev.treering.projections.readmodel.platform.PlatformProjection;
import dev.treering.projections.readmodel.sql.Select;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.Followed;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.LedgerTopic;
import dev.treering.projections.scenario.SharedBroker;
import dev.treering.projections.scenario.SharedDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Disputes, and what was stated in shadow, come from their topics into the read model as they are. */
class ShadowReadModelIT {

    private static final int PARTITIONS = 2;
    private static final CellsDisputed D1 =
            new CellsDisputed(ACME, "d1", DAY, DAY.plusDays(1), Optional.of(SHOP), "was not running", "cleo");
    private static final CellsDisputed D2 =
            new CellsDisputed(ACME, "d2", DAY, DAY.plusDays(2), Optional.empty(), "incident", "cleo");

    @RegisterExtension
    final SharedBroker broker = new SharedBroker(PARTITIONS);

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    private Carrier carrier;
    private Followed followed;
    private ShadowQueries shadow;

    @BeforeEach
    void start() throws Exception {
        var database = databases.empty();
        ReadModelSchema.migrate(database);
        carrier = new Carrier(broker.bootstrapServers(), PARTITIONS);
        followed = Followed.start(
                broker.bootstrapServers(), PARTITIONS, database, new PlatformProjection(), new LedgerProjection());
        var select = new Select(database);
        shadow = new ShadowReader(select, new ResolutionReader(select));
    }

    @AfterEach
    void stop() {
        followed.close();
        carrier.close();
    }

    private static CellAmount cell(String app, String amount) {
        return new CellAmount(
                new Resource(ResourceKind.DYNO, app, "web", new Sku("small")), DAY, 0, 1000L, new BigDecimal(amount));
    }

    private static BackBillEntry.Posted posted(CellAmount pending, String discount, String amount) {
        var cell = new BackBilledCell(
                pending, BigDecimal.ZERO, new BigDecimal(discount), BigDecimal.ZERO, new BigDecimal(amount));
        return new BackBillEntry.Posted(
                CASE, HASH, new BackBill(MARCH, USD, List.of(cell), List.of(), List.of(), new BigDecimal(amount)));
    }

    @Test
    void disputes_are_told_in_the_order_of_their_opening_and_with_their_first_end() throws Exception {
        var upheld = new DisputeResolved(ACME, "d1", Resolution.UPHELD, "it was not", "ann");
        var again = new DisputeResolved(ACME, "d1", Resolution.REJECTED, "it was after all", "bob");
        carrier.carry(Stream.of(D1, D2, upheld, again)
                .map(fact -> Held.at("2026-03-12T12:00:00Z", fact))
                .toList());
        followed.catchUp();

        assertThat(shadow.disputes(ACME))
                .containsExactly(new DisputeView(D1, Optional.of(upheld)), new DisputeView(D2, Optional.empty()));
        assertThat(shadow.disputes(new AccountId("bcme"))).isEmpty();
    }

    @Test
    void what_became_of_shadow_usage_adds_up_to_what_was_stated() throws Exception {
        carrier.carryRecords(LedgerTopic.chain(
                ACME,
                List.of(
                        new CellsStated(MARCH, BillingMode.LIVE, List.of(cell("live", "2.50"))),
                        new CellsStated(
                                MARCH,
                                BillingMode.SHADOW,
                                List.of(cell("billed", "9.00"), cell("waived", "3.00"), cell("pending", "5.00"))),
                        posted(cell("billed", "9.00"), "2.25", "6.75"),
                        new BackBillEntry.Resolved(
                                BackBillEntry.Resolved.Resolution.WAIVED, "goodwill", List.of(cell("waived", "3.00")))),
                PARTITIONS));
        followed.catchUp();

        var usage = shadow.usage(ACME);

        assertThat(usage.stated()).isEqualByComparingTo("17.00");
        assertThat(usage.posted()).isEqualByComparingTo("6.75");
        assertThat(usage.reduced()).isEqualByComparingTo("2.25");
        assertThat(usage.waived()).isEqualByComparingTo("3.00");
        assertThat(usage.expired()).isZero();
        assertThat(usage.stillPending()).containsExactly(cell("pending", "5.00"));
        assertThat(usage.addsUp()).isTrue();
        assertThat(shadow.usage(new AccountId("bcme")).stated()).isZero();
    }
}
