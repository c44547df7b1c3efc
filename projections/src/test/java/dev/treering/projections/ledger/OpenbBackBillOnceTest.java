package dev.treering.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact.PilotConverted;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.facts.AccountFact.PilotWithdrawn;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.DisputeResolved.Resolution;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.ExcludedCell;
import dev.treering.events.ledger.BackBillEntry.Held;
import dev.treering.events.ledger.BackBillEntry.Held.Reason;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.BackBillEntry.Resolved;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The pilot of a real cluster is posted once, whichever door is tried again; what is disputed goes its own way. */
class OpenbBackBillOnceTest {

    private static final LocalDate DISPUTED_FROM = LocalDate.of(2026, 2, 20);
    private static final LocalDate DISPUTED_UNTIL = LocalDate.of(2026, 3, 6);
    private static final BackBillTerms TERMS = BackBillTerms.DEFAULT;

    private final OpenbPilot pilot = OpenbPilot.withLateFacts();

    @Test
    void what_was_posted_is_not_posted_or_waived_again_whatever_is_told() {
        List<AccountId> posted = pilot.accounts().stream()
                .filter(account -> pilot.backBill(account, "c1", TERMS) instanceof Posted)
                .toList();
        assertThat(posted).hasSizeGreaterThanOrEqualTo(10);

        for (AccountId account : posted) {
            Hash hash = postedOf(account).hash();
            assertThat(pilot.release(account, "c1", hash)).singleElement().satisfies(held(Reason.CASE_ENDED));
            assertThat(pilot.propose(account, "c1", TERMS)).singleElement().satisfies(held(Reason.CASE_ENDED));
            assertThat(pilot.release(account, "never-proposed", hash))
                    .singleElement()
                    .satisfies(held(Reason.UNKNOWN_CASE));
            assertThat(pilot.backBill(account, "c2", TERMS)).satisfies(held(Reason.NOTHING_PENDING));
            assertThat(pilot.tell(new BillingFact.BackBillWaived(account, new CaseId("c1"), "goodwill", "ann")))
                    .singleElement()
                    .satisfies(held(Reason.CASE_ENDED));
            assertThat(disputed(account)).isEmpty();
            assertThat(resolved(account, Resolution.UPHELD)).isEmpty();
            assertThat(pilot.tell(new PilotConverted(account, PilotUsage.WAIVE)))
                    .isEmpty();
            assertThat(pilot.tell(new PilotWithdrawn(account, "leaves"))).isEmpty();
        }
        assertThat(pilot.tellAllAgain()).isNotEmpty().noneMatch(OpenbBackBillOnceTest::resolves);

        assertThat(posted).allSatisfy(account -> {
            assertThat(pilot.entries(account))
                    .filteredOn(Posted.class::isInstance)
                    .hasSize(1);
            pilot.books(account).the_sums_tie();
        });
    }

    @Test
    void disputed_days_are_left_out_and_then_are_waived_or_posted_by_another_case_or_stay_pending() {
        int[] seen = new int[3];
        int next = 0;
        for (AccountId account : pilot.accounts()) {
            List<CellAmount> disputed = pilot.books(account).shadow().stream()
                    .filter(cell ->
                            !cell.day().isBefore(DISPUTED_FROM) && cell.day().isBefore(DISPUTED_UNTIL))
                    .toList();
            boolean isAll = disputed.size() == pilot.books(account).shadow().size();
            disputed(account);

            LedgerEntry first = pilot.backBill(account, "c1", TERMS);

            if (isAll) {
                assertThat(first).satisfies(held(Reason.NOTHING_PENDING));
            } else {
                assertThat(first).isInstanceOf(Posted.class);
                assertThat(postedOf(account).backBill().excluded())
                        .allMatch(cell -> cell.reason() == ExcludedCell.Reason.DISPUTED)
                        .extracting(ExcludedCell::pending)
                        .containsExactlyInAnyOrderElementsOf(disputed);
            }
            assertThat(pilot.books(account).pending()).containsExactlyInAnyOrderElementsOf(disputed);
            if (!disputed.isEmpty()) {
                seen[next % 3]++;
                the_dispute_goes_on(account, next % 3, disputed);
                next++;
            }
            pilot.books(account).the_sums_tie();
        }
        assertThat(seen).doesNotContain(0);
        assertThat(pilot.tellAllAgain()).noneMatch(OpenbBackBillOnceTest::resolves);
    }

    private void the_dispute_goes_on(AccountId account, int way, List<CellAmount> disputed) {
        switch (way) {
            case 0 -> {
                assertThat(pilot.backBill(account, "c2", TERMS)).satisfies(held(Reason.NOTHING_PENDING));
                assertThat(pilot.books(account).pending()).containsExactlyInAnyOrderElementsOf(disputed);
            }
            case 1 -> {
                assertThat(resolved(account, Resolution.UPHELD))
                        .filteredOn(OpenbBackBillOnceTest::resolves)
                        .singleElement()
                        .isInstanceOfSatisfying(Resolved.class, waived -> {
                            assertThat(waived.resolution()).isEqualTo(Resolved.Resolution.WAIVED);
                            assertThat(waived.cells()).containsExactlyInAnyOrderElementsOf(disputed);
                        });
                assertThat(pilot.books(account).waived()).isEqualByComparingTo(OpenbBooks.sum(disputed.stream()));
                assertThat(pilot.backBill(account, "c2", TERMS)).satisfies(held(Reason.NOTHING_PENDING));
            }
            default -> {
                assertThat(resolved(account, Resolution.REJECTED)).noneMatch(OpenbBackBillOnceTest::resolves);
                assertThat(pilot.backBill(account, "c2", TERMS)).isInstanceOf(Posted.class);
                assertThat(postedOf(account).backBill().cells())
                        .extracting(BackBilledCell::pending)
                        .containsExactlyInAnyOrderElementsOf(disputed);
                assertThat(pilot.books(account).pending()).isEmpty();
            }
        }
    }

    private List<LedgerEntry> disputed(AccountId account) {
        return pilot.tell(new BillingFact.CellsDisputed(
                account, "d1", DISPUTED_FROM, DISPUTED_UNTIL, Optional.empty(), "not ours", "carl"));
    }

    private List<LedgerEntry> resolved(AccountId account, Resolution how) {
        return pilot.tell(new BillingFact.DisputeResolved(account, "d1", how, "looked at", "ann"));
    }

    /** The last that was posted of an account. */
    private Posted postedOf(AccountId account) {
        return pilot.entries(account).stream()
                .filter(Posted.class::isInstance)
                .map(Posted.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static boolean resolves(LedgerEntry entry) {
        return entry instanceof Posted || entry instanceof Resolved;
    }

    private static Consumer<LedgerEntry> held(Reason reason) {
        return entry -> assertThat(entry)
                .isInstanceOfSatisfying(
                        Held.class, held -> assertThat(held.reason()).isEqualTo(reason));
    }
}
