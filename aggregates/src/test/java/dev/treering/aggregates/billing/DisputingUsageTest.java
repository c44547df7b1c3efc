package dev.treering.aggregates.billing;

import dev.treering.aggregates.decision.Command.ForBilling.DisputeCells;
import dev.treering.aggregates.decision.Command.ForBilling.ResolveDispute;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.facts.BillingFact.DisputeResolved.Resolution;
import dev.treering.events.fixture.Examples;
import dev.treering.events.vocabulary.AccountId;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A dispute is opened once and resolved once. */
class DisputingUsageTest {

    private static final AccountId ACME = Examples.ACME;
    private static final AccountFact OPENED = new AccountFact.Opened(ACME, "Acme", Examples.USD, "wave-1");
    private static final CellsDisputed DISPUTED = disputed("2026-03-02");
    private static final DisputeResolved UPHELD = new DisputeResolved(ACME, "d1", Resolution.UPHELD, "right", "ann");

    private final DecisionFixture disputes = DecisionFixture.of(BillingRules.ALL);

    @Test
    void a_name_is_used_once() {
        disputes.given(OPENED).when(new DisputeCells(DISPUTED)).then(DISPUTED);
        disputes.given(OPENED, DISPUTED).when(new DisputeCells(DISPUTED)).thenNothing();
        disputes.given(OPENED, DISPUTED)
                .when(new DisputeCells(disputed("2026-03-03")))
                .thenRefused(Rejection.DISPUTE_EXISTS, "d1");
    }

    @Test
    void it_is_resolved_once() {
        disputes.given(OPENED).when(new ResolveDispute(UPHELD)).thenRefused(Rejection.NO_SUCH_DISPUTE, "d1");
        disputes.given(OPENED, DISPUTED).when(new ResolveDispute(UPHELD)).then(UPHELD);
        disputes.given(OPENED, DISPUTED, UPHELD)
                .when(new ResolveDispute(UPHELD))
                .thenNothing();
        disputes.given(OPENED, DISPUTED, UPHELD)
                .when(new ResolveDispute(new DisputeResolved(ACME, "d1", Resolution.REJECTED, "no", "ann")))
                .thenRefused(Rejection.DISPUTE_ENDED, "UPHELD");
    }

    private static CellsDisputed disputed(String until) {
        return new CellsDisputed(
                ACME,
                "d1",
                LocalDate.parse("2026-03-01"),
                LocalDate.parse(until),
                Optional.empty(),
                "not mine",
                "carl");
    }
}
