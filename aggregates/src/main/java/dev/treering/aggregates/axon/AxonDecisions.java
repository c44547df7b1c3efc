package dev.treering.aggregates.axon;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Decisions;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Rule;
import dev.treering.aggregates.store.EventStore;
import dev.treering.events.log.LogUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.MessageType;

/** Decides commands by the rules of all features, on facts of the event store. Safe for use by several threads. */
public final class AxonDecisions implements Decisions, AutoCloseable {

    private static final int MOST_ATTEMPTS = 50;
    private static final long FIRST_PAUSE_NANOS = 200_000;

    private static final Map<Class<?>, Rule<?, ?>> RULES = AxonWiring.RULES.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Rule::command, Function.identity()));

    private final AxonConfiguration axon;
    private final CommandBus bus;
    private final Turns turns = new Turns();

    /** Decides on the facts of this store, and appends to it. The store stays the caller's to close. */
    public AxonDecisions(EventStore store) {
        this.axon = AxonWiring.over(store);
        axon.start();
        this.bus = axon.getComponent(CommandBus.class);
    }

    @Override
    public Outcome decide(Asked asked) {
        return decide(ruleFor(asked.command()), asked);
    }

    private static Rule<?, ?> ruleFor(Command command) {
        return Optional.<Rule<?, ?>>ofNullable(RULES.get(command.getClass()))
                .orElseThrow(() -> new IllegalStateException("no rule for " + command.getClass()));
    }

    private <C extends Command> Outcome decide(Rule<C, ?> rule, Asked asked) {
        var command = rule.command().cast(asked.command());
        var problem = rule.check().apply(command);
        if (problem.isPresent()) {
            return new Outcome.Refused(Rejection.MALFORMED, problem.get());
        }
        var message = new GenericCommandMessage(new MessageType(rule.name(), "1"), asked);
        return turns.inTurn(rule.scope().apply(command).own(), () -> untilNotOvertaken(message));
    }

    /** What another process, or a command about another subject within the same boundary, has overtaken is decided anew. */
    private Outcome untilNotOvertaken(GenericCommandMessage message) {
        for (int attempt = 1; ; attempt++) {
            try {
                return dispatch(message);
            } catch (AppendEventsTransactionRejectedException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new LogUnavailable("overtaken " + attempt + " times in a row; nothing was decided", e);
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS * attempt));
            } catch (UnfitFact e) {
                return new Outcome.Refused(Rejection.MALFORMED, String.valueOf(e.getMessage()));
            }
        }
    }

    @SuppressWarnings("unchecked") // what RuleHandler answers
    private Outcome dispatch(GenericCommandMessage message) {
        try {
            var result = bus.dispatch(message, null).join();
            return ((Supplier<Outcome>) Objects.requireNonNull(result.payload())).get();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
