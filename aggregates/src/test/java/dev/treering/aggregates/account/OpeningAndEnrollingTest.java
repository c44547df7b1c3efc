package dev.treering.aggregates.account;

import dev.treering.aggregates.decision.Command.ForAccount.EnrolInPilot;
import dev.treering.aggregates.decision.Command.ForAccount.Open;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.vocabulary.AccountId;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class OpeningAndEnrollingTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate MARCH_1 = LocalDate.parse("2026-03-01");
    private static final AccountFact.Opened OPENED = new AccountFact.Opened(ACME, "Acme", EUR, "wave-1");

    private final DecisionFixture accounts = DecisionFixture.of(AccountRules.ALL);

    @Test
    void an_account_is_opened() {
        accounts.when(new Open(ACME, "Acme", EUR, "wave-1")).then(OPENED);
    }

    @Test
    void the_same_opening_again_is_nothing_new() {
        accounts.given(OPENED).when(new Open(ACME, "Acme", EUR, "wave-1")).thenNothing();
    }

    @Test
    void another_opening_of_the_same_account_is_refused() {
        accounts.given(OPENED)
                .when(new Open(ACME, "Acme", Currency.getInstance("USD"), "wave-1"))
                .thenRefused(Rejection.ACCOUNT_EXISTS, "EUR");
    }

    @Test
    void an_account_has_a_name() {
        accounts.when(new Open(ACME, "", EUR, "wave-1")).thenRefused(Rejection.MALFORMED, "name");
    }

    @Test
    void an_account_is_enrolled_once() {
        var enrolled = new AccountFact.PilotEnrolled(ACME, MARCH_1);

        accounts.given(OPENED).when(new EnrolInPilot(ACME, MARCH_1)).then(enrolled);
        accounts.given(OPENED, enrolled).when(new EnrolInPilot(ACME, MARCH_1)).thenNothing();
        accounts.given(OPENED, enrolled)
                .when(new EnrolInPilot(ACME, MARCH_1.plusDays(1)))
                .thenRefused(Rejection.ALREADY_SCHEDULED, "2026-03-01");
    }

    @Test
    void a_pilot_begins_before_the_account_is_live() {
        var live = new AccountFact.LiveScheduled(ACME, MARCH_1);

        accounts.given(OPENED, live)
                .when(new EnrolInPilot(ACME, MARCH_1))
                .thenRefused(Rejection.ALREADY_LIVE, "2026-03-01");
        accounts.given(OPENED, live)
                .when(new EnrolInPilot(ACME, MARCH_1.minusDays(1)))
                .then(new AccountFact.PilotEnrolled(ACME, MARCH_1.minusDays(1)));
    }

    @Test
    void there_must_be_the_account() {
        accounts.when(new EnrolInPilot(ACME, MARCH_1)).thenRefused(Rejection.NO_SUCH_ACCOUNT, "acme");
    }

    @Test
    void what_was_imported_before_the_opening_counts() {
        accounts.given(new AccountFact.PilotEnrolled(ACME, MARCH_1), OPENED)
                .when(new EnrolInPilot(ACME, MARCH_1))
                .thenNothing();
    }
}
