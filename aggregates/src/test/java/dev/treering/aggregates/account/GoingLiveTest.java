package dev.treering.aggregates.account;

import dev.treering.aggregates.decision.Command.ForAccount.ScheduleLive;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.fixture.Examples;
import dev.treering.events.vocabulary.AccountId;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class GoingLiveTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final LocalDate APRIL_1 = LocalDate.parse("2026-04-01");
    private static final AccountFact.Opened OPENED = new AccountFact.Opened(ACME, "Acme", Examples.USD, "wave-1");
    private static final AccountFact.LiveScheduled SCHEDULED = new AccountFact.LiveScheduled(ACME, APRIL_1);

    private final DecisionFixture accounts =
            DecisionFixture.of(AccountRules.ALL).at("2026-03-20T12:00:00Z");

    @Test
    void an_account_goes_live_from_a_day() {
        accounts.given(OPENED).when(new ScheduleLive(ACME, APRIL_1)).then(SCHEDULED);
    }

    @Test
    void the_same_day_again_is_nothing_new() {
        accounts.given(OPENED, SCHEDULED, new ClockFact.DayClosed(APRIL_1))
                .when(new ScheduleLive(ACME, APRIL_1))
                .thenNothing();
    }

    @Test
    void it_is_scheduled_once() {
        accounts.given(OPENED, SCHEDULED)
                .when(new ScheduleLive(ACME, APRIL_1.plusDays(1)))
                .thenRefused(Rejection.ALREADY_SCHEDULED, "2026-04-01");
    }

    @Test
    void once_the_day_has_come_it_is_live() {
        accounts.given(OPENED, SCHEDULED)
                .at("2026-04-01T00:00:00Z")
                .when(new ScheduleLive(ACME, APRIL_1.plusDays(1)))
                .thenRefused(Rejection.ALREADY_LIVE, "2026-04-01");
    }

    @Test
    void a_closed_day_never_becomes_live() {
        accounts.given(OPENED, new ClockFact.DayClosed(APRIL_1.minusDays(1)), new ClockFact.DayClosed(APRIL_1))
                .when(new ScheduleLive(ACME, APRIL_1))
                .thenRefused(Rejection.DAY_CLOSED, "2026-04-02 or later");
        accounts.given(OPENED, new ClockFact.DayClosed(APRIL_1.minusDays(1)))
                .when(new ScheduleLive(ACME, APRIL_1))
                .then(SCHEDULED);
    }

    @Test
    void a_closed_period_closes_its_days() {
        accounts.given(OPENED, new ClockFact.PeriodClosed(YearMonth.parse("2026-04")))
                .when(new ScheduleLive(ACME, APRIL_1))
                .thenRefused(Rejection.DAY_CLOSED, "2026-05-01 or later");
    }

    @Test
    void there_must_be_the_account() {
        accounts.when(new ScheduleLive(ACME, APRIL_1)).thenRefused(Rejection.NO_SUCH_ACCOUNT, "acme");
    }
}
