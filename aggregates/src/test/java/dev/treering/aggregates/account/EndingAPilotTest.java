package dev.treering.aggregates.account;

import dev.treering.aggregates.decision.Command.ForAccount.ConvertPilot;
import dev.treering.aggregates.decision.Command.ForAccount.WithdrawPilot;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.fixture.Examples;
import dev.treering.events.vocabulary.AccountId;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A pilot ends once: the customer goes live, or leaves it. */
class EndingAPilotTest {

    private static final AccountId ACME = Examples.ACME;
    private static final LocalDate APRIL_1 = LocalDate.parse("2026-04-01");
    private static final AccountFact OPENED = new AccountFact.Opened(ACME, "Acme", Examples.USD, "wave-1");
    private static final AccountFact ENROLLED = new AccountFact.PilotEnrolled(ACME, LocalDate.parse("2026-03-01"));
    private static final AccountFact LIVE = new AccountFact.LiveScheduled(ACME, APRIL_1);
    private static final AccountFact CONVERTED = new AccountFact.PilotConverted(ACME, PilotUsage.BACK_BILL);
    private static final AccountFact WITHDRAWN = new AccountFact.PilotWithdrawn(ACME, "too dear");

    private static final ConvertPilot CONVERT = new ConvertPilot(ACME, APRIL_1, PilotUsage.BACK_BILL);
    private static final WithdrawPilot WITHDRAW = new WithdrawPilot(ACME, "too dear");

    private final DecisionFixture accounts =
            DecisionFixture.of(AccountRules.ALL).at("2026-03-20T12:00:00Z");

    @Test
    void to_convert_is_to_go_live_and_to_say_what_becomes_of_the_usage() {
        accounts.given(OPENED, ENROLLED).when(CONVERT).then(LIVE, CONVERTED);
        accounts.given(OPENED, ENROLLED, LIVE).when(CONVERT).then(CONVERTED);
        accounts.given(OPENED, ENROLLED, LIVE, CONVERTED).when(CONVERT).thenNothing();
    }

    @Test
    void an_account_that_cannot_go_live_on_the_day_is_not_converted_either() {
        accounts.given(OPENED, ENROLLED, new ClockFact.DayClosed(APRIL_1))
                .when(CONVERT)
                .thenRefused(Rejection.DAY_CLOSED, "2026-04-02");
        accounts.given(OPENED, ENROLLED, new AccountFact.LiveScheduled(ACME, APRIL_1.plusDays(1)))
                .when(CONVERT)
                .thenRefused(Rejection.ALREADY_SCHEDULED, "2026-04-02");
    }

    @Test
    void it_ends_once() {
        accounts.given(OPENED, ENROLLED).when(WITHDRAW).then(WITHDRAWN);
        accounts.given(OPENED, ENROLLED, WITHDRAWN).when(WITHDRAW).thenNothing();
        accounts.given(OPENED, ENROLLED, WITHDRAWN).when(CONVERT).thenRefused(Rejection.PILOT_ENDED, "too dear");
        accounts.given(OPENED, ENROLLED, LIVE, CONVERTED)
                .when(new ConvertPilot(ACME, APRIL_1, PilotUsage.WAIVE))
                .thenRefused(Rejection.PILOT_ENDED, "BACK_BILL");
        accounts.given(OPENED, ENROLLED, LIVE).when(WITHDRAW).thenRefused(Rejection.ALREADY_LIVE, "2026-04-01");
    }

    @Test
    void there_must_be_a_pilot() {
        accounts.given(OPENED).when(CONVERT).thenRefused(Rejection.NOT_IN_PILOT, "acme");
        accounts.given(OPENED).when(WITHDRAW).thenRefused(Rejection.NOT_IN_PILOT, "acme");
        accounts.when(CONVERT).thenRefused(Rejection.NO_SUCH_ACCOUNT, "acme");
    }
}
