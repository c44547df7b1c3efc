package dev.treering.aggregates.axon;

import dev.treering.aggregates.rule.Model;
import dev.treering.aggregates.rule.Rule;
import dev.treering.aggregates.rule.Scope;
import java.util.HashSet;
import java.util.List;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;

/**
 * The rules of one feature as modules of Axon: an event-sourced entity for each model, a command handler for each rule.
 *
 * <p>An entity's id is the scope it is folded from, so a rule that needs a wider look has an entity with its own criteria
 * rather than a second entity in the same command: in this Axon, an appended event evolves every entity loaded so far.
 */
final class RuleModules {

    private RuleModules() {}

    static void register(EventSourcingConfigurer axon, String feature, List<Rule<?, ?>> rules) {
        var registered = new HashSet<Model<?>>();
        var handlers = CommandHandlingModule.named(feature).commandHandlers();
        for (var rule : rules) {
            if (registered.add(rule.model())) {
                axon.registerEntity(entity(rule.model()));
            }
            handlers.commandHandler(new QualifiedName(rule.name()), new RuleHandler<>(rule));
        }
        axon.registerCommandHandlingModule(handlers);
    }

    private static <S> EventSourcedEntityModule<Scope, S> entity(Model<S> model) {
        return EventSourcedEntityModule.declarative(Scope.class, model.type())
                .messagingModel((axon, metamodel) -> {
                    var converter = axon.getComponent(EventConverter.class);
                    return metamodel
                            .entityEvolver(
                                    (state, message, context) -> evolve(model, state, message, converter, context))
                            .build();
                })
                .entityFactory(_ -> (_, _, _) -> model.initial())
                .criteriaResolver(_ -> (scope, _) -> Boundaries.criteria(scope))
                .build();
    }

    private static <S> S evolve(
            Model<S> model, S state, EventMessage message, EventConverter converter, ProcessingContext context) {
        var fact = FactMessages.fact(message, converter);
        context.updateResource(
                RuleHandler.HISTORY,
                history -> history == null
                        ? null
                        : history.and(fact, FactMessages.position(message), FactMessages.extensions(message)));
        return model.evolve().apply(state, fact);
    }
}
