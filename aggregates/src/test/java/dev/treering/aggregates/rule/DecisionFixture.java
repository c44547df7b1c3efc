package dev.treering.aggregates.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.store.FactTags;
import dev.treering.events.facts.Fact;
import java.time.Instant;
import java.util.List;

/**
 * Given facts, when a command, then facts or a refusal. Shows a rule only the facts within its scope, as the log would, so a
 * scope that is too narrow fails here.
 */
public final class DecisionFixture {

    private final List<Rule<?, ?>> rules;
    private final List<Fact> given;
    private final Instant at;

    private DecisionFixture(List<Rule<?, ?>> rules, List<Fact> given, Instant at) {
        this.rules = rules;
        this.given = given;
        this.at = at;
    }

    /** Rules on an empty log, at noon of 1 March 2026. */
    public static DecisionFixture of(List<Rule<?, ?>> rules) {
        return new DecisionFixture(rules, List.of(), Instant.parse("2026-03-01T12:00:00Z"));
    }

    public DecisionFixture given(Fact... facts) {
        return new DecisionFixture(rules, List.of(facts), at);
    }

    public DecisionFixture at(String instant) {
        return new DecisionFixture(rules, given, Instant.parse(instant));
    }

    public Then when(Command command) {
        var rule = rules.stream()
                .filter(one -> one.command() == command.getClass())
                .findFirst()
                .orElseThrow();
        return new Then(decide(rule, command));
    }

    private <C extends Command, S> Decision decide(Rule<C, S> rule, Command asked) {
        var command = rule.command().cast(asked);
        var problem = rule.check().apply(command);
        if (problem.isPresent()) {
            return Decision.refused(Rejection.MALFORMED, problem.get());
        }
        var first = fold(rule.model(), rule.scope().apply(command));
        var state = fold(rule.model(), rule.widened().apply(command, first));
        return rule.deciding().decide(state, command, at);
    }

    private <S> S fold(Model<S> model, Scope scope) {
        var state = model.initial();
        for (var fact : given) {
            if (scope.clauses().stream().anyMatch(clause -> covers(clause, fact))) {
                state = model.evolve().apply(state, fact);
            }
        }
        return state;
    }

    private static boolean covers(Scope.Clause clause, Fact fact) {
        return clause.type().isInstance(fact)
                && FactTags.of(fact).contains(clause.subject().toString());
    }

    /** What was decided. */
    public record Then(Decision decision) {

        public void then(Fact... facts) {
            assertThat(decision).isEqualTo(Decision.of(facts));
        }

        public void thenNothing() {
            assertThat(decision).isEqualTo(Decision.nothingToDo());
        }

        /** Refused for this reason, with a detail that contains these words. */
        public void thenRefused(Rejection rejection, String... words) {
            assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
                assertThat(refused.rejection()).isEqualTo(rejection);
                assertThat(refused.detail()).contains(words);
            });
        }
    }
}
