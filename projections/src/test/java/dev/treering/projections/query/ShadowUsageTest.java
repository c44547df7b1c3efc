package dev.treering.projections.query;

import static dev.treering.events.fixture.Examples.ACME;
import static dev.treering.events.fixture.Examples.CASE;
import static dev.treering.events.fixture.Examples.DAY;
import static dev.treering.events.fixture.Examples.HASH;
import static dev.treering.events.fixture.Examples.MARCH;
import static dev.treering.events.fixture.Examples.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Resolved;
import dev.treering.events.ledger.BackBillEntry.Resolved.Resolution;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Of 24.00 that were stated in shadow:
 *
 * <pre>
 * billed   9.00 ──▶ posted 6.75, of it 0.50 by the price rule, 1.00 by the discount and 0.75 by the cap taken off
 * waived   3.00 ──▶ waived
 * expired  4.00 ──▶ expired
 * shop     8.50, corrected by -0.50 ──▶ still pending
 * </pre>
 */
class ShadowUsageTest {

    private static final CellsStated FIRST = shadow(
            cell("billed", 0, "9.00"), cell("waived", 0, "3.00"), cell("expired", 0, "4.00"), cell("shop", 0, "8.50"));
    private static final CellsStated CORRECTION = shadow(cell("shop", 1, "-0.50"));

    private static CellsStated shadow(CellAmount... cells) {
        return new CellsStated(MARCH, BillingMode.SHADOW, List.of(cells));
    }

    private static CellAmount cell(String app, int revision, String amount) {
        var resource = new Resource(ResourceKind.DYNO, app, "web", new Sku("small"));
        return new CellAmount(resource, DAY, revision, 1000L, new BigDecimal(amount));
    }

    private static BackBillEntry.Posted posted(String amount) {
        var cell = new BackBilledCell(
                cell("billed", 0, "9.00"),
                new BigDecimal("0.50"),
                new BigDecimal("1.00"),
                new BigDecimal("0.75"),
                new BigDecimal(amount));
        return new BackBillEntry.Posted(
                CASE, HASH, new BackBill(MARCH, USD, List.of(cell), List.of(), List.of(), new BigDecimal(amount)));
    }

    private static Resolved resolved(Resolution how, CellAmount cell) {
        return new Resolved(how, "why", List.of(cell));
    }

    private static List<CellResolution> resolutions(LedgerEntry... entries) {
        var all = new ArrayList<CellResolution>();
        for (LedgerEntry entry : entries) {
            all.addAll(CellResolution.of(new ChainedEntry(ACME, all.size() + 1L, Hash.NONE, entry)));
        }
        return all;
    }

    private static ShadowUsage usage(BackBillEntry.Posted posted, LedgerEntry... others) {
        var entries = new ArrayList<LedgerEntry>(List.of(others));
        entries.add(posted);
        return ShadowUsage.of(
                List.of(FIRST, CORRECTION), List.of(posted), resolutions(entries.toArray(LedgerEntry[]::new)));
    }

    @Test
    void what_was_stated_is_posted_taken_off_waived_expired_or_still_pending() {
        var usage = usage(
                posted("6.75"),
                resolved(Resolution.WAIVED, cell("waived", 0, "3.00")),
                resolved(Resolution.EXPIRED, cell("expired", 0, "4.00")));

        assertThat(usage.stated()).isEqualByComparingTo("24.00");
        assertThat(usage.posted()).isEqualByComparingTo("6.75");
        assertThat(usage.reduced()).isEqualByComparingTo("2.25");
        assertThat(usage.waived()).isEqualByComparingTo("3.00");
        assertThat(usage.expired()).isEqualByComparingTo("4.00");
        assertThat(usage.pending()).isEqualByComparingTo("8.00");
        assertThat(usage.stillPending()).containsExactly(cell("shop", 0, "8.50"), cell("shop", 1, "-0.50"));
        assertThat(usage.addsUp()).isTrue();
    }

    @Test
    void a_cell_that_is_stated_again_is_one_cell() {
        var usage = ShadowUsage.of(List.of(FIRST, CORRECTION, CORRECTION), List.of(), List.of());

        assertThat(usage.stated()).isEqualByComparingTo("24.00");
        assertThat(usage.addsUp()).isTrue();
    }

    @Test
    void what_is_live_is_none_of_it() {
        var live = new CellsStated(MARCH, BillingMode.LIVE, List.of(cell("live", 0, "7.00")));

        var usage = ShadowUsage.of(List.of(FIRST), List.of(), resolutions(live));

        assertThat(usage.posted()).isZero();
        assertThat(usage.pending()).isEqualByComparingTo("24.50");
        assertThat(usage.addsUp()).isTrue();
    }

    @Test
    void a_cent_that_was_lost_and_a_cell_that_was_never_stated_are_noticed() {
        assertThat(usage(posted("6.74")).addsUp()).isFalse();
        assertThat(usage(posted("6.75"), resolved(Resolution.WAIVED, cell("other", 0, "1.00")))
                        .addsUp())
                .isFalse();
    }
}
