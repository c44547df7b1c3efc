package dev.treering.aggregates.axon;

import dev.treering.events.facts.Fact;
import dev.treering.events.wire.FactCatalogue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;

/** Types of facts as Axon names them: the CloudEvents type is the name, its last part the version. */
final class FactTypes {

    private static final Map<String, Class<? extends Fact>> BY_NAME =
            records(Fact.class).collect(Collectors.toUnmodifiableMap(FactCatalogue::nameOf, Function.identity()));

    private FactTypes() {}

    /** The names of a record, or of all records of a sealed family. */
    static Set<QualifiedName> names(Class<? extends Fact> family) {
        return records(family)
                .map(FactCatalogue::nameOf)
                .map(QualifiedName::new)
                .collect(Collectors.toSet());
    }

    static MessageType of(Fact fact) {
        return of(FactCatalogue.nameOf(fact));
    }

    static MessageType of(String name) {
        return new MessageType(name, name.substring(name.lastIndexOf(".v") + 2));
    }

    /** The record behind a name; empty for a name this version does not know. */
    static Optional<Class<? extends Fact>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Stream<Class<? extends Fact>> records(Class<? extends Fact> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(below -> records(below.asSubclass(Fact.class)))
                : Stream.of(family);
    }
}
