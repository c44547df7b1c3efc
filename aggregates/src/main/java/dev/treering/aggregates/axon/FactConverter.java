package dev.treering.aggregates.axon;

import dev.treering.events.facts.Fact;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import java.lang.reflect.Type;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.ConversionException;
import org.axonframework.conversion.Converter;
import org.jspecify.annotations.Nullable;

/** Payloads of Axon's messages are facts in the codec's bytes, and nothing else. */
final class FactConverter implements Converter {

    @Override
    public boolean canConvert(Type source, Type target) {
        return (isFact(target) && source == byte[].class) || (isFact(source) && target == byte[].class);
    }

    @Override
    @SuppressWarnings("unchecked") // the target says what T is, and each case gives just that
    public <T> @Nullable T convert(@Nullable Object input, Type target) {
        return switch (input) {
            case null -> null;
            case byte[] bytes
            when target instanceof Class<?> type && isFact(type) ->
                (T) FactCodec.decode(FactCatalogue.nameOf(type.asSubclass(Fact.class)), bytes);
            case Fact fact when target == byte[].class -> (T) FactCodec.encode(fact);
            default -> throw new ConversionException("not a fact or its bytes: " + input.getClass() + " to " + target);
        };
    }

    private static boolean isFact(Type type) {
        return type instanceof Class<?> any && Fact.class.isAssignableFrom(any);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("types", FactCatalogue.names());
    }
}
