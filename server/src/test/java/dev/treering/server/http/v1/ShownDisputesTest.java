package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.facts.BillingFact.DisputeResolved.Resolution;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.query.CellResolution;
import dev.treering.projections.query.ShadowQueries.DisputeView;
import dev.treering.server.fixture.OpenDoors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three days of January are pending, 2.00 on the 19th, 3.00 on the 20th and 5.00 on the 21st; the 19th was waived.
 *
 * <pre>
 *      19    20    21
 *            ├─────────┤  d1 open
 *            ├───┤        d2 open, over the same day
 *                  ├───┤  d3 rejected
 * </pre>
 */
class ShownDisputesTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final String DISPUTES = "/v1/accounts/acme/disputes";
    private static final String PENDING = "/v1/accounts/acme/pending";

    private OpenDoors doors;

    @BeforeEach
    void open() {
        doors = new OpenDoors();
        doors.post("/v1/accounts", OpenDoors.JSON, "{\"account\":\"acme\",\"currency\":\"USD\"}");
        doors.shadow.stated.add(new CellsStated(
                YearMonth.of(2026, 1),
                BillingMode.SHADOW,
                List.of(cell("2026-01-19", "2"), cell("2026-01-20", "3"), cell("2026-01-21", "5"))));
        doors.shadow.resolutions.add(new CellResolution(
                ACME,
                cell("2026-01-19", "2").resource(),
                LocalDate.parse("2026-01-19"),
                0,
                CellResolution.Kind.WAIVED,
                "goodwill",
                1,
                new BigDecimal("2"),
                9));
        doors.shadow.disputes.add(new DisputeView(dispute("d1", "2026-01-20", "2026-01-22"), Optional.empty()));
        doors.shadow.disputes.add(new DisputeView(dispute("d2", "2026-01-20", "2026-01-21"), Optional.empty()));
        doors.shadow.disputes.add(new DisputeView(
                dispute("d3", "2026-01-21", "2026-01-22"),
                Optional.of(new DisputeResolved(ACME, "d3", Resolution.REJECTED, "it was running", "ann"))));
    }

    @AfterEach
    void close() {
        doors.close();
    }

    private static CellAmount cell(String day, String amount) {
        var web = Resource.dyno(new AppId("shop"), new ProcessType("web"), new DynoSize("std"));
        return new CellAmount(web, LocalDate.parse(day), 0, 1, new BigDecimal(amount));
    }

    private static CellsDisputed dispute(String name, String from, String until) {
        return new CellsDisputed(
                ACME,
                name,
                LocalDate.parse(from),
                LocalDate.parse(until),
                Optional.of(new AppId("shop")),
                "was not running",
                "cleo");
    }

    @Test
    void disputes_are_listed_with_how_they_stand_and_what_they_freeze() {
        var shown = OpenDoors.json(doors.get(DISPUTES)).path("disputes");

        assertThat(shown.valueStream()
                        .map(each -> each.path("dispute").asString() + " "
                                + each.path("state").asString() + " "
                                + each.path("frozen").asString()))
                .containsExactly("d1 OPEN 8.00", "d2 OPEN 3.00", "d3 REJECTED 0.00");
        assertThat(shown.get(0).toString())
                .isEqualTo("{\"dispute\":\"d1\",\"state\":\"OPEN\",\"from\":\"2026-01-20\",\"until\":\"2026-01-22\","
                        + "\"app\":\"shop\",\"reason\":\"was not running\",\"by\":\"cleo\",\"frozen\":\"8.00\"}");
        assertThat(shown.get(2).path("resolved").toString())
                .isEqualTo("{\"reason\":\"it was running\",\"by\":\"ann\"}");
    }

    @Test
    void what_is_pending_is_told_part_by_part_and_what_two_disputes_freeze_counts_once() {
        assertThat(doors.get(PENDING).body())
                .isEqualTo("{\"account\":\"acme\",\"currency\":\"USD\",\"pending\":\"10.00\",\"posted\":\"0.00\","
                        + "\"discounted\":\"0.00\",\"waived\":\"2.00\",\"expired\":\"0.00\",\"stillPending\":\"8.00\","
                        + "\"disputed\":\"8.00\",\"stillPendingCells\":2,\"addsUp\":true}");
    }

    @Test
    void parts_that_are_not_the_whole_are_told_so() {
        doors.shadow.resolutions.clear();
        doors.shadow.resolutions.add(new CellResolution(
                ACME,
                cell("2026-01-19", "2").resource(),
                LocalDate.parse("2026-01-19"),
                0,
                CellResolution.Kind.WAIVED,
                "goodwill",
                1,
                new BigDecimal("1.99"),
                9));

        assertThat(OpenDoors.json(doors.get(PENDING)).path("addsUp").asBoolean(true))
                .isFalse();
    }

    @Test
    void only_an_admin_asks_and_of_an_account_that_is_there() {
        for (String path : List.of(DISPUTES, PENDING)) {
            assertThat(doors.get(path.replace("acme", "lost")).statusCode()).isEqualTo(404);
            var asAcme = doors.bare(path).header("Authorization", "Bearer " + doors.acmeKey);
            assertThat(doors.send(asAcme).statusCode()).isEqualTo(403);
        }
    }
}
