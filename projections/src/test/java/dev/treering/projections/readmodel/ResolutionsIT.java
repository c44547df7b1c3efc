package dev.treering.projections.readmodel;

import static dev.treering.events.fixture.Examples.ACME;
import static dev.treering.events.fixture.Examples.CASE;
import static dev.treering.events.fixture.Examples.DAY;
import static dev.treering.events.fixture.Examples.HASH;
import static dev.treering.events.fixture.Examples.MARCH;
import static dev.treering.events.fixture.Examples.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.query.CellResolution;
import dev.treering.projections.query.CellResolution.Kind;
import dev.treering.projections.query.ResolutionQueries;
import dev.treering.projections.readmodel.ledger.LedgerProjection;
import dev.treering.projections.readmodel.ledger.ResolutionReader;
import dev.treering.projections.readmodel.sql.Select;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.Followed;
import dev.treering.projections.scenario.LedgerTopic;
import dev.treering.projections.scenario.SharedBroker;
import dev.treering.projections.scenario.SharedDatabase;
import dev.treering.projections.verify.ResolutionAudit;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The table takes a cell and revision once, from the ledger and from anybody else, and an audit finds where the two part. */
class ResolutionsIT {

    private static final int PARTITIONS = 2;
    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    private static final String BY_HAND = """
            insert into resolution.cell_resolutions values ('acme', 'DYNO', '%s', 'web', 'small', '2026-03-10', %d,
                'POSTED_LIVE', 'by hand', 1, 1.00, %d)""";

    @RegisterExtension
    final SharedBroker broker = new SharedBroker(PARTITIONS);

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    private DataSource database;
    private Carrier carrier;
    private Followed followed;
    private ResolutionQueries resolutions;

    @BeforeEach
    void start() throws Exception {
        database = databases.empty();
        ReadModelSchema.migrate(database);
        carrier = new Carrier(broker.bootstrapServers(), PARTITIONS);
        followed = Followed.start(broker.bootstrapServers(), PARTITIONS, database, new LedgerProjection());
        resolutions = new ResolutionReader(new Select(database));
    }

    @AfterEach
    void stop() {
        followed.close();
        carrier.close();
    }

    private static CellAmount cell(String app, int revision, String amount) {
        var resource = new Resource(ResourceKind.DYNO, app, "web", new Sku("small"));
        return new CellAmount(resource, DAY, revision, 1000L + revision, new BigDecimal(amount));
    }

    private static CellsStated stated(BillingMode mode, CellAmount... cells) {
        return new CellsStated(MARCH, mode, List.of(cells));
    }

    private static BackBillEntry.Posted posted(CellAmount pending, String amount) {
        var cut = pending.amount().subtract(new BigDecimal(amount));
        var cell = new BackBilledCell(pending, NOTHING, cut, NOTHING, new BigDecimal(amount));
        return new BackBillEntry.Posted(
                CASE, HASH, new BackBill(MARCH, USD, List.of(cell), List.of(), List.of(), new BigDecimal(amount)));
    }

    private void given(LedgerEntry... entries) throws Exception {
        carrier.carryRecords(LedgerTopic.chain(ACME, List.of(entries), PARTITIONS));
        followed.catchUp();
    }

    private ResolutionAudit.Result audit() throws InterruptedException {
        return ResolutionAudit.run(
                broker.bootstrapServers(),
                Optional.empty(),
                () -> Optional.of(resolutions.resolutions(Optional.empty())));
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }

    @Test
    void live_cells_are_posted_shadow_cells_are_pending_until_a_case_a_waiver_or_time_resolves_them() throws Exception {
        given(
                stated(BillingMode.LIVE, cell("live", 0, "2.50")),
                stated(
                        BillingMode.SHADOW,
                        cell("billed", 0, "9"),
                        cell("waived", 0, "3"),
                        cell("expired", 0, "4"),
                        cell("pending", 0, "5")),
                posted(cell("billed", 0, "9"), "6.75"),
                new BackBillEntry.Resolved(
                        BackBillEntry.Resolved.Resolution.WAIVED, "goodwill", List.of(cell("waived", 0, "3"))),
                new BackBillEntry.Resolved(
                        BackBillEntry.Resolved.Resolution.EXPIRED, "12 months", List.of(cell("expired", 0, "4"))),
                stated(BillingMode.LIVE, cell("live", 1, "-0.50")));

        assertThat(resolutions.resolutions(Optional.of(ACME)))
                .extracting(
                        each -> each.resource().app(),
                        CellResolution::revision,
                        CellResolution::kind,
                        CellResolution::reference,
                        each -> each.amount().toPlainString(),
                        CellResolution::sequence)
                .containsExactly(
                        tuple("billed", 0, Kind.POSTED_BACK_BILL, CASE.value(), "6.75", 3L),
                        tuple("expired", 0, Kind.EXPIRED, "12 months", "4", 5L),
                        tuple("live", 0, Kind.POSTED_LIVE, "2026-03", "2.5", 1L),
                        tuple("live", 1, Kind.POSTED_LIVE, "2026-03", "-0.5", 6L),
                        tuple("waived", 0, Kind.WAIVED, "goodwill", "3", 4L));
        assertThat(resolutions.violations()).isEmpty();
        assertThat(audit()).isEqualTo(new ResolutionAudit.Result.Agreed(5));
    }

    @Test
    void a_second_resolution_is_kept_apart_by_name_and_stops_nothing_else() throws Exception {
        given(
                stated(BillingMode.LIVE, cell("shop", 0, "2.50")),
                posted(cell("shop", 0, "2.50"), "2.50"),
                stated(BillingMode.LIVE, cell("other", 0, "1")));

        assertThat(resolutions.resolutions(Optional.empty()))
                .extracting(each -> each.resource().app(), CellResolution::kind)
                .containsExactly(tuple("other", Kind.POSTED_LIVE), tuple("shop", Kind.POSTED_LIVE));
        assertThat(resolutions.violations())
                .extracting(
                        ResolutionQueries.Violation::code,
                        each -> each.resolution().kind())
                .containsExactly(tuple("RESOLVED_TWICE", Kind.POSTED_BACK_BILL));
        assertThat(audit())
                .isInstanceOfSatisfying(
                        ResolutionAudit.Result.Differs.class,
                        differs -> assertThat(differs.first())
                                .singleElement()
                                .asString()
                                .contains("POSTED_BACK_BILL"));
    }

    @Test
    void an_older_revision_does_not_come_after_a_newer_one() throws Exception {
        given(stated(BillingMode.LIVE, cell("shop", 1, "2")), stated(BillingMode.LIVE, cell("shop", 0, "1")));

        assertThat(resolutions.resolutions(Optional.empty()))
                .extracting(CellResolution::revision)
                .containsExactly(1);
        assertThat(resolutions.violations())
                .extracting(ResolutionQueries.Violation::code)
                .containsExactly("OUT_OF_ORDER");
    }

    @Test
    void it_outlives_the_read_models_and_what_is_read_again_is_nothing_new() throws Exception {
        given(stated(BillingMode.LIVE, cell("shop", 0, "2.50")), posted(cell("case", 0, "2"), "1"));
        var before = resolutions.resolutions(Optional.empty());
        followed.close();

        ReadModelSchema.drop(database);
        assertThat(resolutions.resolutions(Optional.empty())).isEqualTo(before).hasSize(2);
        ReadModelSchema.migrate(database);
        followed = Followed.start(broker.bootstrapServers(), PARTITIONS, database, new LedgerProjection());
        followed.catchUp();

        assertThat(resolutions.resolutions(Optional.empty())).isEqualTo(before);
        assertThat(resolutions.violations()).isEmpty();
    }

    @Test
    void nobody_posts_twice_or_takes_back_by_sql() throws Exception {
        given(stated(BillingMode.LIVE, cell("shop", 0, "2.50")));

        assertThatThrownBy(() -> sql(BY_HAND.formatted("shop", 0, 9))).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> sql(BY_HAND.formatted("shop", 1, 0)))
                .as("of an entry before")
                .hasMessageContaining("revision 1 by entry 0 comes after revision 0 by entry 1");
        assertThatThrownBy(() -> sql("update resolution.cell_resolutions set amount = 0"))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> sql("delete from resolution.cell_resolutions")).hasMessageContaining("never changed");
        assertThatThrownBy(() -> sql("truncate resolution.cell_resolutions")).hasMessageContaining("never changed");
        assertThatThrownBy(() -> sql(BY_HAND.formatted("shop", 0, 9)
                        + " on conflict (account, kind, app, name, sku, day, revision) do update set amount = 0"))
                .isInstanceOf(SQLException.class);
        assertThat(audit()).isEqualTo(new ResolutionAudit.Result.Agreed(1));
    }

    @Test
    void an_audit_finds_what_somebody_with_all_rights_has_changed_removed_or_added() throws Exception {
        given(
                stated(BillingMode.LIVE, cell("changed", 0, "2.50")),
                stated(BillingMode.LIVE, cell("removed", 0, "1")),
                stated(BillingMode.LIVE, cell("left", 0, "1")));

        sql("alter table resolution.cell_resolutions disable trigger all");
        sql("update resolution.cell_resolutions set amount = 2.49 where app = 'changed'");
        sql("delete from resolution.cell_resolutions where app = 'removed'");
        sql(BY_HAND.formatted("added", 0, 4));

        assertThat(audit())
                .isInstanceOfSatisfying(
                        ResolutionAudit.Result.Differs.class,
                        differs -> assertThat(differs.first())
                                .hasSize(3)
                                .anySatisfy(
                                        each -> assertThat(each).contains("app=changed", "amount=2.5,", "amount=2.49"))
                                .anySatisfy(each -> assertThat(each).contains("app=removed", "the table has nothing"))
                                .anySatisfy(each -> assertThat(each).contains("app=added", "the ledger has nothing")));
    }
}
