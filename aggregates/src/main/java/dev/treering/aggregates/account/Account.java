package dev.treering.aggregates.account;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForAccount.EnrolInPilot;
import dev.treering.aggregates.decision.Command.ForAccount.Open;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.vocabulary.AccountId;
import java.util.function.Function;

/** An account as far as decisions about it need to know it. */
sealed interface Account {

    /** It was never opened, as far as is known. What was told of it is remembered all the same. */
    record Unopened(Terms terms) implements Account {}

    /** It was opened. */
    record Opened(AccountFact.Opened opening, Terms terms) implements Account {}

    /** Before the first fact. */
    static Account unknown() {
        return new Unopened(Terms.NONE);
    }

    Terms terms();

    /** The next state. The first opening counts; imported facts may be told in any order. */
    default Account evolve(AccountFact fact) {
        return switch (this) {
            case Unopened(var terms) when fact instanceof AccountFact.Opened opening -> new Opened(opening, terms);
            case Unopened(var terms) -> new Unopened(terms.with(fact));
            case Opened(var opening, var terms) -> new Opened(opening, terms.with(fact));
        };
    }

    /** An account is opened once; to say the same again is no mistake. */
    default Decision decide(Open command) {
        var opening = new AccountFact.Opened(command.account(), command.name(), command.currency(), command.cohort());
        return switch (this) {
            case Unopened _ -> Decision.of(opening);
            case Opened account when account.opening().equals(opening) -> nothingToDo();
            case Opened account ->
                refused(Rejection.ACCOUNT_EXISTS, "there is an account already: " + account.opening());
        };
    }

    /** An account takes part in the pilot once, and before it is live. */
    default Decision decide(EnrolInPilot command) {
        return ifOpened(command.account(), _ -> {
            var enrolled = new AccountFact.PilotEnrolled(
                    command.account(), command.from(), command.terms().over(BackBillTerms.DEFAULT));
            var known = terms().pilot();
            if (known.isPresent()) {
                return known.get().equals(enrolled)
                        ? nothingToDo()
                        : refused(
                                Rejection.ALREADY_SCHEDULED,
                                "account " + command.account() + " is in the pilot from "
                                        + known.get().from() + ", on terms "
                                        + known.get().terms());
            }
            return terms().liveFrom()
                    .filter(live -> !command.from().isBefore(live))
                    .map(live -> refused(
                            Rejection.ALREADY_LIVE,
                            "account " + command.account() + " is live from " + live + "; a pilot begins before it"))
                    .orElseGet(() -> Decision.of(enrolled));
        });
    }

    /** The decision on an opened account; nothing else is decided on one that was never opened. */
    default Decision ifOpened(AccountId id, Function<Opened, Decision> decide) {
        return switch (this) {
            case Unopened _ -> refused(Rejection.NO_SUCH_ACCOUNT, "there is no account " + id);
            case Opened account -> decide.apply(account);
        };
    }
}
