package dev.treering.server.cli;

import dev.treering.events.log.LogUnavailable;
import dev.treering.projections.knowledge.Moment;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.server.http.Inquiries;
import dev.treering.server.http.Json;
import dev.treering.server.running.LogInquiries;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Questions that a command answers in its own process, from Kafka, as the server would. */
final class AskingTheLog {

    private AskingTheLog() {}

    /** The answer as the server would give it in JSON. Fails with exit code 2 where the log cannot be read. */
    static JsonNode at(String bootstrapServers, Function<Inquiries, Object> question) {
        return at(bootstrapServers, null, question);
    }

    /** As above, by who has the file of the signed log's keys or has not. */
    static JsonNode at(String bootstrapServers, @Nullable Path keys, Function<Inquiries, Object> question) {
        var ring = Optional.ofNullable(keys).map(LogKeys::read);
        return Api.JSON.readTree(Json.bytes(ask(bootstrapServers, ring, question)));
    }

    /** The position that a moment is. Fails with exit code 2 where its checkpoint is not there. */
    static long position(Inquiries log, Moment moment) {
        return switch (log.position(moment)) {
            case Reading.Read<Long>(var position) -> position;
            case Reading.Refused<Long>(String reason) -> throw Failure.unknown(reason);
        };
    }

    /** The answer itself, by who knows the keys of the signed log or does not. Fails as above. */
    static <T> T ask(String bootstrapServers, Optional<KeyRing> keys, Function<Inquiries, T> question) {
        try {
            return question.apply(new LogInquiries(bootstrapServers, keys));
        } catch (LogUnavailable e) {
            throw Failure.unknown(String.valueOf(e.getMessage()));
        }
    }
}
