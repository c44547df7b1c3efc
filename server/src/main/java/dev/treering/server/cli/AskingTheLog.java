package dev.treering.server.cli;

import dev.treering.events.log.LogUnavailable;
import dev.treering.projections.note.KeyRing;
import dev.treering.server.http.Inquiries;
import dev.treering.server.http.Json;
import dev.treering.server.running.LogInquiries;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Questions that a command answers in its own process, from Kafka, as the server would. */
final class AskingTheLog {

    private AskingTheLog() {}

    /** The answer as the server would give it in JSON. Fails with exit code 2 where the log cannot be read. */
    static JsonNode at(String bootstrapServers, Function<Inquiries, Object> question) {
        return Api.JSON.readTree(Json.bytes(ask(bootstrapServers, Optional.empty(), question)));
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
