package dev.treering.aggregates.axon;

import dev.treering.aggregates.store.NewFact;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.conversion.Converter;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

/**
 * Facts as Axon's messages and back. The message's identifier is the fact's id, its metadata the extensions; what Axon has no
 * place for travels as metadata under names that no extension can have, since those consist of letters and digits.
 */
final class FactMessages {

    private static final String SOURCE = "fact-source";
    private static final String POSITION = "fact-position";

    private FactMessages() {}

    /** A fact that was decided and is to be appended. */
    static EventMessage of(FactId id, Fact fact, Instant heldAt, Map<String, String> extensions) {
        var metadata = new HashMap<>(extensions);
        metadata.put(SOURCE, id.source());
        return new GenericEventMessage(id.id(), FactTypes.of(fact), fact, metadata, heldAt);
    }

    /** A fact that lies in the store; decoded only when somebody looks at it. */
    static EventMessage of(StoredFact stored) {
        var metadata = new HashMap<>(stored.extensions());
        metadata.put(SOURCE, stored.id().source());
        metadata.put(POSITION, Long.toString(stored.position()));
        return new GenericEventMessage(
                stored.id().id(), FactTypes.of(stored.type()), stored.payload(), metadata, stored.heldAt());
    }

    /**
     * What a decided fact is for the store.
     *
     * @throws UnfitFact when the store does not take such a fact
     */
    static NewFact toAppend(EventMessage message) {
        var id = new FactId(message.metadata().getOrDefault(SOURCE, ""), message.identifier());
        try {
            return NewFact.of(id, message.timestamp(), payload(message, Fact.class), extensions(message));
        } catch (IllegalArgumentException e) {
            throw new UnfitFact(e);
        }
    }

    /** The fact in a message, decided or stored. */
    static Fact fact(Message message, Converter converter) {
        var name = message.type().name();
        var type = FactTypes.named(name)
                .orElseThrow(() -> new IllegalStateException("a boundary gave a fact of unknown type " + name));
        return Objects.requireNonNull(message.payloadAs(type, converter));
    }

    /** The payload of a message that was made here, as what it was made of. */
    static <T> T payload(Message message, Class<T> type) {
        return Objects.requireNonNull(message.payloadAs(type));
    }

    /** Where a stored fact lies; -1 for one that was just decided. */
    static long position(Message message) {
        return Long.parseLong(message.metadata().getOrDefault(POSITION, "-1"));
    }

    /** What the fact carries beside itself. */
    static Map<String, String> extensions(Message message) {
        var extensions = new HashMap<>(message.metadata());
        extensions.remove(SOURCE);
        extensions.remove(POSITION);
        return extensions;
    }
}
