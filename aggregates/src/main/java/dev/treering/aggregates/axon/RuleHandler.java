package dev.treering.aggregates.axon;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.rule.Decision;
import dev.treering.aggregates.rule.Fingerprint;
import dev.treering.aggregates.rule.History;
import dev.treering.aggregates.rule.Rule;
import dev.treering.aggregates.rule.Scope;
import dev.treering.events.facts.Fact;
import dev.treering.events.log.Extensions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.modelling.StateManager;

/**
 * Load, decide, append: one rule as a command handler of Axon.
 *
 * <p>The result is a supplier of the outcome, to be asked after the unit of work: where the facts lie is known only then.
 */
record RuleHandler<C extends Command, S>(Rule<C, S> rule) implements CommandHandler {

    /** What the facts loaded so far say beside the state. Gathered by the evolver, see {@link RuleModules}. */
    static final Context.ResourceKey<History> HISTORY = Context.ResourceKey.withLabel("history");

    private static final MessageType RESULT = new MessageType("treering.outcome", "1");

    @Override
    public MessageStream.Single<CommandResultMessage> handle(CommandMessage message, ProcessingContext context) {
        var asked = FactMessages.payload(message, Asked.class);
        var command = rule.command().cast(asked.command());
        var scope = rule.scope().apply(command);
        return MessageStream.fromFuture(load(scope, asked, context)
                .thenCompose(state -> {
                    var widened = rule.widened().apply(command, state);
                    return widened.equals(scope)
                            ? CompletableFuture.completedFuture(state)
                            : load(widened, asked, context);
                })
                .thenApply(state -> new GenericCommandResultMessage(RESULT, answer(asked, command, state, context))));
    }

    private CompletableFuture<S> load(Scope scope, Asked asked, ProcessingContext context) {
        context.putResource(HISTORY, History.of(scope.own(), asked.extensions()));
        return context.component(StateManager.class).loadEntity(rule.model().type(), scope, context);
    }

    private Supplier<Outcome> answer(Asked asked, C command, S state, ProcessingContext context) {
        var history = context.getResource(HISTORY);
        var hash = Fingerprint.of(command).toString();
        var before = history.answerTo(hash);
        if (before.isPresent()) {
            return before::get;
        }
        return switch (rule.deciding().decide(state, command, asked.at())) {
            case Decision.Refused(var rejection, var detail) -> () -> new Outcome.Refused(rejection, detail);
            case Decision.Accepted(var facts) -> {
                var log = context.component(EventStore.class).transaction(context);
                append(facts, asked, hash, history, log);
                yield () -> new Outcome.Decided(facts, Boundaries.position(log.appendPosition()));
            }
        };
    }

    private static void append(List<Fact> facts, Asked asked, String hash, History history, EventStoreTransaction log) {
        var extensions = extensions(asked, hash);
        for (int nth = 0; nth < facts.size(); nth++) {
            log.appendEvent(FactMessages.of(history.nameOf(nth), facts.get(nth), asked.at(), extensions));
        }
    }

    private static Map<String, String> extensions(Asked asked, String hash) {
        var extensions = new HashMap<>(asked.extensions());
        if (extensions.containsKey(Extensions.IDEMPOTENCY_KEY)) {
            extensions.put(Extensions.COMMAND_HASH, hash);
        }
        return extensions;
    }
}
