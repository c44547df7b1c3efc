package dev.treering.projections.backbilling;

import static dev.treering.projections.backbilling.Pilot.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.DisputeResolved.Resolution;
import dev.treering.events.facts.BillingFact.Exclusion;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is told in whatever order: every cent that was pending is accounted for, and no cell is resolved twice. */
class BackBillHistoriesTest {

    private static final int HISTORIES = 400;
    private static final int HAPPENINGS = 80;

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final List<Resource> RESOURCES = List.of(Pilot.WEB, Pilot.WORKER, Pilot.OTHER);
    private static final List<String> PEOPLE = List.of("paul", "ann", "bob", "carl");

    @Test
    void pending_is_posted_or_taken_off_or_waived_or_expired_or_pending_still_to_the_cent_after_any_history() {
        int postings = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            postings += new History(seed).played();
        }
        assertThat(postings).as("cases that were posted").isGreaterThan(HISTORIES / 4);
    }

    private static final class History {

        private final Random random;
        private final Pilot pilot = new Pilot();
        private final Audit audit = new Audit();
        private final Map<String, Integer> revisions = new HashMap<>();
        private LocalDate today = FIRST;
        private int cases;

        History(long seed) {
            this.random = new Random(seed);
        }

        int played() {
            if (random.nextBoolean()) {
                pilot.agreed.taxed("21");
            }
            for (int i = 0; i < HAPPENINGS; i++) {
                today = today.plusDays(random.nextInt(12));
                happen();
                audit.the_books_balance(pilot.pending());
            }
            return audit.postings;
        }

        private void happen() {
            switch (random.nextInt(17)) {
                case 0, 1, 2, 3 -> state();
                case 4, 5 -> propose();
                case 6, 7, 8 -> tell(new BillingFact.BackBillApproved(ACME, theCase(), theHash(), anyone()));
                case 9 -> tell(new BillingFact.BackBillNoticeSent(ACME, theCase(), theHash(), today, "mail", anyone()));
                case 10 -> pushThrough();
                case 11 -> tell(new BillingFact.BackBillReleased(ACME, theCase(), theHash(), today, anyone()));
                case 12 -> dispute();
                case 13 ->
                    tell(new BillingFact.DisputeResolved(
                            ACME, "d" + random.nextInt(3), one(List.of(Resolution.values())), "", anyone()));
                case 14 -> tell(new ClockFact.PeriodClosed(YearMonth.from(today)));
                case 15 -> goLive();
                case 16 -> end();
                default -> throw new IllegalStateException("no such happening");
            }
        }

        private void state() {
            LocalDate day = FIRST.plusDays(random.nextInt(70));
            Resource resource = one(RESOURCES);
            int revision = revisions.merge(resource + "/" + day, 1, Integer::sum) - 1;
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000) - (revision == 0 ? 0 : 500), 2);
            var cell = new CellAmount(resource, day, revision, random.nextInt(10), amount);
            audit.stated(cell);
            if (random.nextBoolean()) {
                pilot.agreed.atGoLive(
                        resource,
                        day.toString(),
                        BigDecimal.valueOf(random.nextInt(900), 2).toPlainString());
            }
            audit.said(pilot.states(cell));
        }

        private void propose() {
            var terms = new BackBillTerms(
                    Period.ofMonths(1 + random.nextInt(12)),
                    BigDecimal.valueOf(random.nextInt(101)),
                    random.nextBoolean() ? Optional.empty() : Optional.of(BigDecimal.valueOf(random.nextInt(9_000), 2)),
                    one(List.of(PriceRule.values())),
                    random.nextInt(3));
            LocalDate from = FIRST.plusDays(random.nextInt(20));
            var exclusion = new Exclusion(from.plusDays(3), from.plusDays(5), Optional.empty(), "incident");
            cases++;
            tell(new BillingFact.BackBillProposed(
                    ACME,
                    theCase(),
                    from,
                    from.plusDays(6 + random.nextInt(60)),
                    terms,
                    random.nextBoolean() ? List.of() : List.of(exclusion),
                    today,
                    anyone()));
        }

        /** As it should be; whoever proposed it and whatever has changed may be against it. */
        private void pushThrough() {
            Hash hash = theHash();
            PEOPLE.forEach(person -> tell(new BillingFact.BackBillApproved(ACME, theCase(), hash, person)));
            tell(new BillingFact.BackBillNoticeSent(ACME, theCase(), hash, today, "mail", anyone()));
            today = today.plusDays(3);
            tell(new BillingFact.BackBillReleased(ACME, theCase(), hash, today, anyone()));
        }

        private void dispute() {
            LocalDate from = FIRST.plusDays(random.nextInt(60));
            tell(new BillingFact.CellsDisputed(
                    ACME,
                    "d" + random.nextInt(3),
                    from,
                    from.plusDays(1 + random.nextInt(5)),
                    random.nextBoolean() ? Optional.empty() : Optional.of(Pilot.SHOP),
                    "",
                    anyone()));
        }

        private void goLive() {
            pilot.agreed.liveFrom = Optional.of(today);
            tell(new AccountFact.LiveScheduled(ACME, today));
        }

        /** Seldom, since nothing much happens after some of it. */
        private void end() {
            switch (random.nextInt(12)) {
                case 0 -> tell(new AccountFact.PilotWithdrawn(ACME, ""));
                case 1 -> tell(new AccountFact.PilotConverted(ACME, one(List.of(PilotUsage.values()))));
                case 2, 3 -> tell(new BillingFact.BackBillWaived(ACME, theCase(), "", anyone()));
                default -> tell(new BillingFact.BackBillRejected(ACME, theCase(), "", anyone()));
            }
        }

        private void tell(Fact fact) {
            audit.told(fact);
            audit.said(pilot.happens(fact));
        }

        private CaseId theCase() {
            return pilot.ledger.reversed().stream()
                    .filter(Computed.class::isInstance)
                    .filter(_ -> random.nextInt(10) != 0)
                    .map(entry -> ((Computed) entry).billingCase())
                    .findFirst()
                    .filter(_ -> random.nextInt(10) != 0)
                    .orElse(new CaseId("case-" + cases));
        }

        private Hash theHash() {
            return pilot.ledger.reversed().stream()
                    .filter(Computed.class::isInstance)
                    .filter(_ -> random.nextInt(10) != 0)
                    .map(entry -> ((Computed) entry).hash())
                    .findFirst()
                    .orElse(Hash.NONE);
        }

        private String anyone() {
            return one(PEOPLE);
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
