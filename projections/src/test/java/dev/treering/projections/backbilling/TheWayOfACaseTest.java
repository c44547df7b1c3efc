package dev.treering.projections.backbilling;

import static dev.treering.projections.backbilling.Pilot.ACME;
import static dev.treering.projections.backbilling.Pilot.CASE;
import static dev.treering.projections.backbilling.Pilot.WEB;
import static dev.treering.projections.backbilling.Pilot.cell;
import static dev.treering.projections.backbilling.Pilot.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.DisputeResolved.Resolution;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.BackBillEntry.Held;
import dev.treering.events.ledger.BackBillEntry.Held.Reason;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.BackBillEntry.Resolved;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Proposed, computed, announced, approved by two others, posted: and whatever can come between. */
class TheWayOfACaseTest {

    private static final Hash ANOTHER = Hash.of(new byte[] {1});
    private static final CellAmount USED = cell("2026-03-01", "5.00");

    private final Pilot pilot = new Pilot();

    @Test
    void what_two_others_approved_and_the_customer_knows_of_for_long_enough_is_posted_once() {
        // proposed 05-01   notice 05-02 ───── 30 days ─────▶ 06-01 posted
        Hash hash = proposed();
        pilot.goesLive("2026-05-01");
        pilot.sendsNotice(hash, "2026-05-02");
        pilot.approves(hash, "ann");
        pilot.approves(hash, "bob");

        List<LedgerEntry> said = pilot.releases(hash, "2026-06-01");

        assertThat(said).singleElement().isInstanceOfSatisfying(Posted.class, posted -> {
            assertThat(posted.hash()).isEqualTo(hash);
            assertThat(posted.backBill().period()).isEqualTo(YearMonth.of(2026, 6));
            assertThat(posted.backBill().cells())
                    .extracting(cell -> cell.pending())
                    .containsExactly(USED);
        });
        assertThat(pilot.releases(hash, "2026-06-02")).singleElement().satisfies(held(Reason.CASE_ENDED));
    }

    @Test
    void nothing_is_posted_while_something_is_missing_and_the_first_thing_is_told() {
        Hash hash = proposed();

        assertThat(pilot.releases(hash, "2026-06-01")).singleElement().satisfies(held(Reason.NOT_LIVE));
        pilot.goesLive("2026-05-01");
        assertThat(pilot.releases(ANOTHER, "2026-06-01")).singleElement().satisfies(held(Reason.AMOUNT_CHANGED));
        assertThat(pilot.releases(hash, "2026-06-01")).singleElement().satisfies(held(Reason.NOT_APPROVED));
        pilot.approves(hash, "ann");
        pilot.approves(hash, "ann");
        assertThat(pilot.releases(hash, "2026-06-01")).singleElement().satisfies(held(Reason.NOT_APPROVED));
        pilot.approves(hash, "paul"); // who proposed it
        assertThat(pilot.releases(hash, "2026-06-01")).singleElement().satisfies(held(Reason.NOT_APPROVED));
        pilot.approves(ANOTHER, "bob");
        assertThat(pilot.releases(hash, "2026-06-01")).singleElement().satisfies(held(Reason.NOT_APPROVED));
        pilot.approves(hash, "bob");
        assertThat(pilot.releases(hash, "2026-06-01")).singleElement().satisfies(held(Reason.NOTICE_NOT_SENT));
        pilot.sendsNotice(ANOTHER, "2026-05-01");
        assertThat(pilot.releases(hash, "2026-06-01")).singleElement().satisfies(held(Reason.NOTICE_NOT_SENT));
        pilot.sendsNotice(hash, "2026-05-02");
        assertThat(pilot.releases(hash, "2026-05-31")).singleElement().satisfies(held(Reason.NOTICE_TOO_SHORT));
        assertThat(pilot.releases(hash, "2026-06-01")).singleElement().isInstanceOf(Posted.class);
    }

    @Test
    void a_case_of_nothing_is_not_posted() {
        pilot.goesLive("2026-05-01");
        pilot.proposes("2026-03-01", "2026-04-01", plain(), "2026-05-01");
        Hash hash = pilot.computed().hash();
        announcedAndApproved(hash);

        assertThat(pilot.releases(hash, "2026-06-01")).singleElement().satisfies(held(Reason.NOTHING_PENDING));
    }

    @Test
    void a_correction_makes_another_computation_which_needs_approvals_of_its_own() {
        pilot.goesLive("2026-05-01");
        Hash first = proposed();
        announcedAndApproved(first);

        List<LedgerEntry> corrected = pilot.states(cell(WEB, "2026-03-01", 1, "-1.00"));

        assertThat(corrected).singleElement().isInstanceOf(Computed.class);
        Hash second = pilot.computed().hash();
        assertThat(second).isNotEqualTo(first);
        assertThat(pilot.releases(first, "2026-06-01")).singleElement().satisfies(held(Reason.AMOUNT_CHANGED));
        assertThat(pilot.releases(second, "2026-06-01")).singleElement().satisfies(held(Reason.NOT_APPROVED));
    }

    @Test
    void what_changes_nothing_is_not_told_again() {
        proposed();

        assertThat(pilot.states(cell("2026-04-01", "7.00"))).isEmpty();
    }

    @Test
    void a_dispute_freezes_its_usage_and_when_it_is_rejected_the_approvals_hold_again() {
        pilot.goesLive("2026-05-01");
        pilot.states(cell("2026-03-02", "3.00"));
        Hash both = proposed();
        announcedAndApproved(both);

        assertThat(pilot.disputes("d1", "2026-03-02", "2026-03-03"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Computed.class,
                        computed -> assertThat(computed.backBill().total()).isEqualByComparingTo("5.00"));
        assertThat(pilot.releases(both, "2026-06-01")).singleElement().satisfies(held(Reason.AMOUNT_CHANGED));
        pilot.resolves("d1", Resolution.REJECTED);

        assertThat(pilot.computed().hash()).isEqualTo(both);
        assertThat(pilot.releases(both, "2026-06-01")).singleElement().isInstanceOf(Posted.class);
    }

    @Test
    void usage_of_a_dispute_that_is_upheld_is_waived() {
        pilot.states(cell("2026-03-02", "3.00"), USED);
        pilot.disputes("d1", "2026-03-02", "2026-03-03");

        assertThat(pilot.resolves("d1", Resolution.UPHELD))
                .containsExactly(new Resolved(Resolved.Resolution.WAIVED, "d1", List.of(cell("2026-03-02", "3.00"))));
        assertThat(pilot.resolves("d1", Resolution.UPHELD)).isEmpty();
    }

    @Test
    void a_rejected_case_leaves_its_usage_pending_for_another() {
        proposed();
        pilot.happens(new BillingFact.BackBillRejected(ACME, CASE, "wrong days", "ann"));

        List<LedgerEntry> again = pilot.happens(new BillingFact.BackBillProposed(
                ACME,
                new CaseId("c2"),
                LocalDate.parse("2026-03-01"),
                LocalDate.parse("2026-04-01"),
                plain(),
                List.of(),
                LocalDate.parse("2026-05-02"),
                "paul"));

        assertThat(again)
                .singleElement()
                .isInstanceOfSatisfying(
                        Computed.class,
                        computed -> assertThat(computed.backBill().cells()).hasSize(1));
        assertThat(pilot.proposes("2026-03-01", "2026-04-01", plain(), "2026-05-03"))
                .singleElement()
                .satisfies(held(Reason.CASE_ENDED));
    }

    @Test
    void a_waived_case_waives_what_it_would_have_posted_and_no_more() {
        pilot.states(cell("2026-04-01", "7.00"));
        Hash hash = proposed();

        assertThat(pilot.happens(new BillingFact.BackBillWaived(ACME, CASE, "goodwill", "ann")))
                .containsExactly(new Resolved(Resolved.Resolution.WAIVED, "c1", List.of(USED)));
        assertThat(pilot.releases(hash, "2026-06-01")).singleElement().satisfies(held(Reason.CASE_ENDED));
        assertThat(pilot.happens(new AccountFact.PilotWithdrawn(ACME, "leaves")))
                .containsExactly(new Resolved(
                        Resolved.Resolution.WAIVED, "pilot-withdrawn", List.of(cell("2026-04-01", "7.00"))));
    }

    @Test
    void there_is_one_case_at_a_time() {
        proposed();

        assertThat(pilot.happens(new BillingFact.BackBillProposed(
                        ACME,
                        new CaseId("c2"),
                        LocalDate.parse("2026-03-01"),
                        LocalDate.parse("2026-04-01"),
                        plain(),
                        List.of(),
                        LocalDate.parse("2026-05-02"),
                        "paul")))
                .singleElement()
                .satisfies(held(Reason.UNKNOWN_CASE));
    }

    @Test
    void a_case_that_was_held_ends_when_another_follows() {
        Hash hash = proposed();
        pilot.releases(hash, "2026-06-01");

        assertThat(pilot.happens(new BillingFact.BackBillProposed(
                        ACME,
                        new CaseId("c2"),
                        LocalDate.parse("2026-03-01"),
                        LocalDate.parse("2026-04-01"),
                        plain(),
                        List.of(),
                        LocalDate.parse("2026-06-02"),
                        "paul")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Computed.class,
                        computed -> assertThat(computed.backBill().cells()).hasSize(1));
        assertThat(pilot.releases(hash, "2026-06-03")).singleElement().satisfies(held(Reason.CASE_ENDED));
    }

    @Test
    void usage_of_a_pilot_that_was_withdrawn_or_forgiven_is_waived_whenever_it_is_stated() {
        pilot.states(USED);

        assertThat(pilot.happens(new AccountFact.PilotConverted(ACME, PilotUsage.WAIVE)))
                .containsExactly(new Resolved(Resolved.Resolution.WAIVED, "pilot-converted", List.of(USED)));
        assertThat(pilot.states(cell("2026-04-01", "7.00")))
                .containsExactly(new Resolved(
                        Resolved.Resolution.WAIVED, "pilot-converted", List.of(cell("2026-04-01", "7.00"))));
    }

    @Test
    void usage_of_a_pilot_that_was_converted_to_be_back_billed_stays_pending() {
        pilot.states(USED);

        assertThat(pilot.happens(new AccountFact.PilotConverted(ACME, PilotUsage.BACK_BILL)))
                .isEmpty();
        pilot.proposes("2026-03-01", "2026-04-01", plain(), "2026-05-01");

        assertThat(pilot.computed().backBill().cells()).hasSize(1);
    }

    @Test
    void live_usage_is_never_pending() {
        pilot.states(BillingMode.LIVE, USED);
        pilot.proposes("2026-03-01", "2026-04-01", plain(), "2026-05-01");

        assertThat(pilot.computed().backBill().cells()).isEmpty();
    }

    @Test
    void a_cell_that_is_stated_again_is_the_same_cell() {
        pilot.states(USED);
        pilot.states(USED);
        pilot.proposes("2026-03-01", "2026-04-01", plain(), "2026-05-01");

        assertThat(pilot.computed().backBill().cells()).hasSize(1);
    }

    @Test
    void usage_expires_with_the_close_of_the_twelfth_month_after_its_own() {
        pilot.states(USED);

        assertThat(pilot.closes("2027-02")).isEmpty();
        assertThat(pilot.closes("2027-03"))
                .containsExactly(new Resolved(Resolved.Resolution.EXPIRED, "2027-03", List.of(USED)));
        assertThat(pilot.closes("2027-04")).isEmpty();
    }

    @Test
    void what_an_open_case_took_in_in_time_expires_with_the_first_close_after_the_case() {
        pilot.states(USED, cell("2026-03-31", "1.00"));
        pilot.proposes("2026-03-01", "2026-03-31", plain(), "2027-02-20");

        assertThat(pilot.closes("2027-03"))
                .containsExactly(
                        new Resolved(Resolved.Resolution.EXPIRED, "2027-03", List.of(cell("2026-03-31", "1.00"))));
        pilot.happens(new BillingFact.BackBillRejected(ACME, CASE, "too late", "ann"));
        assertThat(pilot.closes("2027-04"))
                .containsExactly(new Resolved(Resolved.Resolution.EXPIRED, "2027-04", List.of(USED)));
    }

    @Test
    void asking_for_a_case_that_was_never_proposed_is_told() {
        assertThat(pilot.releases(ANOTHER, "2026-06-01")).singleElement().satisfies(held(Reason.UNKNOWN_CASE));
    }

    /** One day of usage, proposed on 2026-05-01 by Paul. */
    private Hash proposed() {
        pilot.states(USED);
        pilot.proposes("2026-03-01", "2026-04-01", plain(), "2026-05-01");
        return pilot.computed().hash();
    }

    private void announcedAndApproved(Hash hash) {
        pilot.sendsNotice(hash, "2026-05-02");
        pilot.approves(hash, "ann");
        pilot.approves(hash, "bob");
    }

    private static Consumer<LedgerEntry> held(Reason reason) {
        return entry -> assertThat(entry)
                .isInstanceOfSatisfying(
                        Held.class, held -> assertThat(held.reason()).isEqualTo(reason));
    }
}
