package dev.treering.server.running;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Decisions;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.events.vocabulary.AccountId;
import java.util.Currency;
import java.util.Map;

/**
 * The account that a platform's own admin acts for on the Heroku door. It is opened when its first app is created: a server that
 * was only started has written nothing.
 */
record DefaultAccount(Decisions decisions) implements Decisions {

    static final AccountId ID = new AccountId("default");

    private static final Currency CURRENCY = Currency.getInstance("USD");

    @Override
    public Outcome decide(Asked asked) {
        Outcome outcome = decisions.decide(asked);
        boolean first = asked.command() instanceof ForApp.Create create
                && create.account().equals(ID)
                && outcome instanceof Outcome.Refused(Rejection rejection, String _)
                && rejection == Rejection.NO_SUCH_ACCOUNT;
        if (!first) {
            return outcome;
        }
        decisions.decide(new Asked(new ForAccount.Open(ID, "default", CURRENCY, "net-new"), asked.at(), Map.of()));
        return decisions.decide(asked);
    }
}
