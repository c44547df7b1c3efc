package dev.treering.projections.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.ledger.OpenbBooks;
import dev.treering.projections.ledger.OpenbPilot;
import dev.treering.projections.query.CellResolution;
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
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two back-billed accounts of a real cluster: the table has exactly what their entries resolve, and takes none of it again. */
class OpenbResolutionsIT {

    private static final int PARTITIONS = 2;

    private static final BackBillTerms DISCOUNTED =
            new BackBillTerms(Period.ofMonths(12), new BigDecimal("25"), Optional.empty(), PriceRule.THEN_CURRENT, 30);

    private static final String AGAIN = """
            insert into resolution.cell_resolutions values ('%s', '%s', '%s', '%s', '%s', '%s', %d,
                'POSTED_BACK_BILL', 'by hand', 1, 1.00, 1000000)""";

    @RegisterExtension
    final SharedBroker broker = new SharedBroker(PARTITIONS);

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    private DataSource database;
    private Carrier carrier;
    private Followed followed;
    private ResolutionQueries resolutions;

    private final OpenbPilot pilot = OpenbPilot.withLateFacts();

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

    @Test
    void it_has_what_the_entries_resolve_and_nobody_posts_or_takes_back_any_of_it_by_sql() throws Exception {
        List<AccountId> accounts = pilot.accounts().stream()
                .filter(account -> pilot.backBill(account, "c1", DISCOUNTED) instanceof Posted)
                .limit(2)
                .toList();
        assertThat(accounts).hasSize(2);
        for (AccountId account : accounts) {
            carrier.carryRecords(LedgerTopic.chain(account, pilot.entries(account), PARTITIONS));
        }
        followed.catchUp();

        int all = 0;
        for (AccountId account : accounts) {
            List<CellResolution> kept = resolutions.resolutions(Optional.of(account));
            assertThat(ends(kept)).isEqualTo(pilot.books(account).resolved()).hasSameSizeAs(kept);
            assertThat(kept)
                    .extracting(CellResolution::kind)
                    .contains(CellResolution.Kind.POSTED_LIVE, CellResolution.Kind.POSTED_BACK_BILL);
            all += kept.size();
            for (CellResolution cell : kept) {
                assertThatThrownBy(() -> sql(again(cell))).isInstanceOf(SQLException.class);
            }
        }
        assertThatThrownBy(() -> sql("update resolution.cell_resolutions set revision = revision + 1000"))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> sql("delete from resolution.cell_resolutions where resolution = 'POSTED_BACK_BILL'"))
                .hasMessageContaining("never changed");
        assertThat(resolutions.violations()).isEmpty();
        assertThat(ResolutionAudit.run(
                        broker.bootstrapServers(),
                        Optional.empty(),
                        () -> Optional.of(resolutions.resolutions(Optional.empty()))))
                .isEqualTo(new ResolutionAudit.Result.Agreed(all));
    }

    private static Map<OpenbBooks.Key, OpenbBooks.End> ends(List<CellResolution> kept) {
        var ends = new HashMap<OpenbBooks.Key, OpenbBooks.End>();
        kept.forEach(cell -> ends.put(
                new OpenbBooks.Key(cell.resource(), cell.day(), cell.revision()),
                new OpenbBooks.End(cell.kind().name(), cell.amount())));
        return ends;
    }

    private static String again(CellResolution cell) {
        var resource = cell.resource();
        return AGAIN.formatted(
                cell.account(),
                resource.kind(),
                resource.app(),
                resource.name(),
                resource.sku(),
                cell.day(),
                cell.revision());
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }
}
