package dev.treering.aggregates.billing;

import dev.treering.aggregates.decision.Command.ForBilling.ApproveBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.ProposeBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.RejectBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.ReleaseBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.SendNotice;
import dev.treering.aggregates.decision.Command.ForBilling.WaiveBackBill;
import dev.treering.aggregates.decision.Command.WishedTerms;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.facts.BillingFact.BackBillApproved;
import dev.treering.events.facts.BillingFact.BackBillNoticeSent;
import dev.treering.events.facts.BillingFact.BackBillProposed;
import dev.treering.events.facts.BillingFact.BackBillRejected;
import dev.treering.events.facts.BillingFact.BackBillReleased;
import dev.treering.events.facts.BillingFact.BackBillWaived;
import dev.treering.events.facts.Fact;
import dev.treering.events.fixture.Examples;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Proposed on 2026-05-01 by Paul: usage of March, of an account that is live from April on. */
class ABackBillCaseTest {

    private static final AccountId ACME = Examples.ACME;
    private static final CaseId CASE = new CaseId("c1");
    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
    private static final LocalDate APRIL = LocalDate.parse("2026-04-01");
    private static final LocalDate MAY = LocalDate.parse("2026-05-01");
    private static final Hash HASH = Hash.of(new byte[] {1});
    private static final Hash OTHER = Hash.of(new byte[] {2});

    private static final Fact OPENED = new AccountFact.Opened(ACME, "Acme", Examples.USD, "wave-1");
    private static final Fact LIVE = new AccountFact.LiveScheduled(ACME, APRIL);
    private static final Fact PROPOSED =
            new BackBillProposed(ACME, CASE, MARCH, APRIL, BackBillTerms.DEFAULT, List.of(), MAY, "paul");
    private static final Fact NOTICE = new BackBillNoticeSent(ACME, CASE, HASH, MAY, "mail 17", "paul");

    private final DecisionFixture cases = DecisionFixture.of(BillingRules.ALL).at("2026-05-01T12:00:00Z");

    @Test
    void days_that_are_over_and_were_in_shadow_may_be_proposed() {
        cases.given(OPENED, LIVE).when(proposal(APRIL, WishedTerms.NONE)).then(PROPOSED);
        cases.given(OPENED, LIVE, PROPOSED)
                .when(proposal(APRIL, WishedTerms.NONE))
                .thenNothing();
        cases.given(OPENED, LIVE)
                .when(proposal(APRIL.plusDays(1), WishedTerms.NONE))
                .thenRefused(Rejection.NOT_SHADOW, "2026-04-01");
        cases.given(OPENED)
                .when(proposal(MAY.plusDays(1), WishedTerms.NONE))
                .thenRefused(Rejection.NOT_OVER, "2026-05-01");
        cases.when(proposal(APRIL, WishedTerms.NONE)).thenRefused(Rejection.NO_SUCH_ACCOUNT, "acme");
        cases.given(OPENED).when(proposal(MARCH, WishedTerms.NONE)).thenRefused(Rejection.MALFORMED, "until");
    }

    @Test
    void there_is_one_case_at_a_time_and_each_id_is_used_once() {
        var second = new ProposeBackBill(ACME, new CaseId("c2"), MARCH, APRIL, WishedTerms.NONE, List.of(), "paul");
        var rejected = new BackBillRejected(ACME, CASE, "wrong", "ann");
        var released = new BackBillReleased(ACME, CASE, HASH, MAY, "paul");

        cases.given(OPENED, PROPOSED).when(second).thenRefused(Rejection.CASE_OPEN, "c1");
        cases.given(OPENED, PROPOSED, rejected).when(second).then(proposedAs("c2"));
        cases.given(OPENED, PROPOSED, released).when(second).then(proposedAs("c2"));
        cases.given(OPENED, PROPOSED, released, proposedAs("c2"))
                .when(new ReleaseBackBill(ACME, CASE, HASH, "paul"))
                .thenRefused(Rejection.CASE_ENDED, "c1");
        cases.given(OPENED, PROPOSED, rejected)
                .when(proposal(APRIL.minusDays(1), WishedTerms.NONE))
                .thenRefused(Rejection.CASE_EXISTS, "c1");
    }

    @Test
    void terms_are_no_worse_than_those_agreed_for_the_pilot() {
        var agreed = new BackBillTerms(
                Period.ofMonths(3), BigDecimal.TEN, Optional.of(new BigDecimal("100")), PriceRule.LOWER, 30);
        var given = cases.given(OPENED, new AccountFact.PilotEnrolled(ACME, MARCH, agreed), LIVE);

        given.when(proposal(APRIL, WishedTerms.NONE))
                .then(new BackBillProposed(ACME, CASE, MARCH, APRIL, agreed, List.of(), MAY, "paul"));
        given.when(proposal(APRIL, wished("P4M", "10", "100", PriceRule.LOWER, 30)))
                .thenRefused(Rejection.BEYOND_TERMS, "lookback is P4M", "P3M or less");
        given.when(proposal(APRIL, wished("P3M", "9", "100", PriceRule.LOWER, 30)))
                .thenRefused(Rejection.BEYOND_TERMS, "discount is 9", "10 or more");
        given.when(proposal(APRIL, wished("P3M", "10", "101", PriceRule.LOWER, 30)))
                .thenRefused(Rejection.BEYOND_TERMS, "cap", "100 or less");
        given.when(proposal(APRIL, wished("P3M", "10", "100", PriceRule.THEN_CURRENT, 30)))
                .thenRefused(Rejection.BEYOND_TERMS, "priceRule");
        given.when(proposal(APRIL, wished("P3M", "10", "100", PriceRule.LOWER, 29)))
                .thenRefused(Rejection.BEYOND_TERMS, "noticeDays is 29", "30 or more");
        var better = wished("P1M", "20", "50", PriceRule.LOWER, 60);
        given.when(proposal(APRIL, better))
                .then(new BackBillProposed(ACME, CASE, MARCH, APRIL, better.over(agreed), List.of(), MAY, "paul"));
    }

    @Test
    void usage_that_was_waived_with_the_pilot_is_not_proposed() {
        cases.given(OPENED, new AccountFact.PilotConverted(ACME, PilotUsage.WAIVE))
                .when(proposal(APRIL, WishedTerms.NONE))
                .thenRefused(Rejection.PILOT_ENDED, "acme");
        cases.given(OPENED, new AccountFact.PilotWithdrawn(ACME, ""))
                .when(proposal(APRIL, WishedTerms.NONE))
                .thenRefused(Rejection.PILOT_ENDED, "acme");
    }

    @Test
    void whoever_proposed_a_case_does_not_approve_it_and_nobody_counts_twice() {
        cases.given(OPENED, PROPOSED).when(approval("paul", HASH)).thenRefused(Rejection.IS_PROPOSER, "paul");
        cases.given(OPENED, PROPOSED).when(approval("ann", HASH)).then(approved("ann", HASH));
        cases.given(OPENED, PROPOSED, approved("ann", HASH))
                .when(approval("ann", HASH))
                .thenNothing();
        cases.given(OPENED, PROPOSED, approved("ann", OTHER))
                .when(approval("ann", HASH))
                .then(approved("ann", HASH));
    }

    @Test
    void it_is_released_once_two_approved_it_and_the_customer_knew_for_long_enough() {
        var release = new ReleaseBackBill(ACME, CASE, HASH, "paul");
        var ann = approved("ann", HASH);
        var bob = approved("bob", HASH);

        cases.given(OPENED, PROPOSED, ann, bob, NOTICE).when(release).thenRefused(Rejection.NOT_LIVE, "acme");
        cases.given(OPENED, LIVE, PROPOSED, ann, approved("bob", OTHER), NOTICE)
                .when(release)
                .thenRefused(Rejection.NOT_APPROVED, "approved by ann;");
        cases.given(OPENED, LIVE, PROPOSED, ann, bob)
                .when(release)
                .thenRefused(Rejection.NOTICE_NOT_SENT, HASH.toString());
        cases.given(OPENED, LIVE, PROPOSED, ann, bob, NOTICE)
                .at("2026-05-30T23:59:59Z")
                .when(release)
                .thenRefused(Rejection.NOTICE_TOO_SHORT, "2026-05-31 or later");
        cases.given(OPENED, LIVE, PROPOSED, ann, bob, NOTICE)
                .at("2026-05-31T00:00:00Z")
                .when(release)
                .then(new BackBillReleased(ACME, CASE, HASH, LocalDate.parse("2026-05-31"), "paul"));
    }

    @Test
    void notice_is_sent_once_for_each_computation() {
        var send = new SendNotice(ACME, CASE, HASH, "mail 17", "paul");

        cases.given(OPENED, PROPOSED).when(send).then(NOTICE);
        cases.given(OPENED, PROPOSED, NOTICE).when(send).thenNothing();
        cases.given(OPENED).when(send).thenRefused(Rejection.NO_SUCH_CASE, "c1");
    }

    @Test
    void a_case_that_has_ended_has_ended() {
        var waived = new BackBillWaived(ACME, CASE, "goodwill", "ann");

        cases.given(OPENED, PROPOSED)
                .when(new WaiveBackBill(ACME, CASE, "goodwill", "ann"))
                .then(waived);
        cases.given(OPENED, PROPOSED, waived)
                .when(new RejectBackBill(ACME, CASE, "wrong", "ann"))
                .thenRefused(Rejection.CASE_ENDED, "c1");
        cases.given(OPENED, PROPOSED, waived).when(approval("ann", HASH)).thenRefused(Rejection.CASE_ENDED, "c1");
    }

    private static ProposeBackBill proposal(LocalDate until, WishedTerms terms) {
        return new ProposeBackBill(ACME, CASE, MARCH, until, terms, List.of(), "paul");
    }

    private static Fact proposedAs(String id) {
        return new BackBillProposed(ACME, new CaseId(id), MARCH, APRIL, BackBillTerms.DEFAULT, List.of(), MAY, "paul");
    }

    private static WishedTerms wished(String lookback, String discount, String cap, PriceRule rule, int noticeDays) {
        return new WishedTerms(
                Optional.of(Period.parse(lookback)),
                Optional.of(new BigDecimal(discount)),
                Optional.of(new BigDecimal(cap)),
                Optional.of(rule),
                Optional.of(noticeDays));
    }

    private static ApproveBackBill approval(String by, Hash hash) {
        return new ApproveBackBill(ACME, CASE, hash, by);
    }

    private static Fact approved(String by, Hash hash) {
        return new BackBillApproved(ACME, CASE, hash, by);
    }
}
