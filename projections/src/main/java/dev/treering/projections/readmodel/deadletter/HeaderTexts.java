package dev.treering.projections.readmodel.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** Headers of a record as text. */
record HeaderTexts(Headers headers) {

    /** The last header of a name, where it has a value that is not empty. */
    Optional<String> text(String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .flatMap(header -> Optional.ofNullable(header.value()))
                .map(value -> new String(value, UTF_8))
                .filter(text -> !text.isEmpty());
    }
}
