package dev.treering.aggregates.account;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForAccount.ConvertPilot;
import dev.treering.aggregates.decision.Command.ForAccount.ScheduleLive;
import dev.treering.aggregates.decision.Command.ForAccount.WithdrawPilot;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** How a pilot may end: once, by going live or by leaving it. */
final class EndOfPilot {

    private EndOfPilot() {}

    /** Going live and what becomes of the pilot's usage are said together. */
    static Decision decide(Commencement state, ConvertPilot command, Instant at) {
        var converted = new AccountFact.PilotConverted(command.account(), command.usage());
        return state.account().ifOpened(command.account(), opened -> {
            var live = state.decide(new ScheduleLive(command.account(), command.from()), at);
            return notOver(command.account(), opened.terms(), converted)
                    .orElseGet(() -> live instanceof Decision.Accepted accepted ? and(accepted, converted) : live);
        });
    }

    private static Decision and(Decision.Accepted live, AccountFact.PilotConverted converted) {
        var facts = new ArrayList<Fact>(live.facts());
        facts.add(converted);
        return new Decision.Accepted(facts);
    }

    /** An account that is to go live leaves no pilot any more: it converts it. */
    static Decision decide(Account account, WithdrawPilot command) {
        var withdrawn = new AccountFact.PilotWithdrawn(command.account(), command.reason());
        return account.ifOpened(
                command.account(),
                opened -> notOver(command.account(), opened.terms(), withdrawn)
                        .or(() -> opened.terms()
                                .liveFrom()
                                .map(live -> refused(
                                        Rejection.ALREADY_LIVE,
                                        "account " + command.account() + " is live from " + live
                                                + "; its pilot may be converted, and its usage waived with it")))
                        .orElseGet(() -> Decision.of(withdrawn)));
    }

    /** What is to be said of a pilot that never began or has ended; empty of one that goes on. */
    private static Optional<Decision> notOver(AccountId account, Terms terms, AccountFact end) {
        if (terms.pilot().isEmpty()) {
            return Optional.of(refused(Rejection.NOT_IN_PILOT, "account " + account + " was never in a pilot"));
        }
        return terms.pilotEnd()
                .map(ended -> ended.equals(end)
                        ? nothingToDo()
                        : refused(Rejection.PILOT_ENDED, "the pilot of " + account + " " + words(ended)));
    }

    private static String words(AccountFact end) {
        return switch (end) {
            case AccountFact.PilotConverted converted ->
                "was converted; what becomes of its usage is settled: " + converted.usage();
            case AccountFact.PilotWithdrawn withdrawn -> "was withdrawn: " + withdrawn.reason();
            default -> "has ended";
        };
    }
}
