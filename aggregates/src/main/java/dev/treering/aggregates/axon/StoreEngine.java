package dev.treering.aggregates.axon;

import dev.treering.aggregates.store.AppendOutcome;
import dev.treering.aggregates.store.EventStore;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage engine over our event store: sourcing and appending within a boundary. It cannot stream: what follows the
 * facts reads them from Kafka.
 */
final class StoreEngine implements EventStorageEngine {

    private final EventStore store;

    StoreEngine(EventStore store) {
        this.store = store;
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        var facts = events.stream()
                .map(tagged -> FactMessages.toAppend(tagged.event()))
                .toList();
        return CompletableFuture.completedFuture(
                new Append(() -> store.append(Boundaries.condition(condition), facts), condition.consistencyMarker()));
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        var sourced = store.source(Boundaries.boundary(condition.criteria()));
        var complete = Context.with(ConsistencyMarker.RESOURCE_KEY, Boundaries.marker(sourced.consistentAt()));
        MessageStream<EventMessage> end =
                MessageStream.<EventMessage>just(TerminalEventMessage.INSTANCE, _ -> complete);
        return MessageStream.fromStream(sourced.facts().stream().map(FactMessages::of))
                .concatWith(end);
    }

    /** One append, made when the unit of work commits. Before, there is nothing to take back. */
    private record Append(Supplier<AppendOutcome> append, ConsistencyMarker seen) implements AppendTransaction<Long> {

        @Override
        public CompletableFuture<Long> commit(@Nullable ProcessingContext context) {
            return switch (append.get()) {
                case AppendOutcome.Committed committed -> CompletableFuture.completedFuture(committed.lastPosition());
                case AppendOutcome.Overtaken _ -> overtaken();
                case AppendOutcome.Taken taken when taken.position() > Boundaries.position(seen) -> overtaken();
                case AppendOutcome.Taken(var id, var position) ->
                    CompletableFuture.failedFuture(new IllegalStateException("the log holds another fact under " + id
                            + " at position " + position + ": somebody else has written under our name"));
            };
        }

        private CompletableFuture<Long> overtaken() {
            return CompletableFuture.failedFuture(
                    AppendEventsTransactionRejectedException.conflictingEventsDetected(seen));
        }

        @Override
        public void rollback(@Nullable ProcessingContext context) {}

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(Long last, @Nullable ProcessingContext context) {
            return CompletableFuture.completedFuture(Boundaries.marker(last));
        }
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        return MessageStream.<EventMessage>failed(noStreams()).cast();
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.failedFuture(noStreams());
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.failedFuture(noStreams());
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return CompletableFuture.failedFuture(noStreams());
    }

    private static UnsupportedOperationException noStreams() {
        return new UnsupportedOperationException("facts are followed on Kafka, not through the event store");
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("store", store);
    }
}
