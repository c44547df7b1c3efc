package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.CloudEventJson;
import dev.treering.projections.query.DeadLetterQueries.Attempt;
import dev.treering.projections.query.DeadLetterQueries.DeadLetter;
import dev.treering.projections.query.DeadLetterQueries.Original;
import dev.treering.projections.query.DeadLetterQueries.Refused;
import dev.treering.server.http.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A dead letter in JSON.
 *
 * @param id of the letter
 * @param position where its fact is in the log; absent where it does not say
 * @param fact its CloudEvents id
 * @param reason why it is one, for programs
 * @param detail what was wrong and what is allowed
 * @param mendedBy position of the fact that was taken in its place
 * @param event the fact as a CloudEvent, where one letter is asked for and it can be read
 * @param record headers and value (base64) of what cannot be read
 */
record DeadLetterJson(
        String id,
        Optional<Long> position,
        Optional<String> account,
        String source,
        String fact,
        String type,
        String reason,
        String detail,
        String state,
        Optional<Long> mendedBy,
        List<Tried> attempts,
        Optional<JsonNode> event,
        Optional<Raw> record) {

    /** A fact that was to mend it; {@code reason} and {@code detail} where it was rejected itself. */
    record Tried(long position, String source, String id, Optional<String> reason, Optional<String> detail) {

        static Tried of(Attempt attempt) {
            return new Tried(
                    attempt.position(),
                    attempt.source(),
                    attempt.fact(),
                    attempt.refused().map(Refused::code),
                    attempt.refused().map(Refused::detail));
        }
    }

    record Raw(Map<String, String> headers, String value) {}

    static DeadLetterJson of(DeadLetter letter) {
        return whole(letter, Optional.empty());
    }

    static DeadLetterJson whole(DeadLetter letter, Optional<Original> original) {
        return new DeadLetterJson(
                letter.letter(),
                present(letter.position()),
                letter.account().map(AccountId::value),
                letter.source(),
                letter.fact(),
                letter.type(),
                letter.code(),
                letter.detail(),
                letter.state().name(),
                present(letter.mendedBy()),
                letter.attempts().stream().map(Tried::of).toList(),
                original.flatMap(DeadLetterJson::event),
                original.flatMap(DeadLetterJson::raw));
    }

    private static Optional<JsonNode> event(Original original) {
        return original instanceof Original.OfFact(var fact)
                ? Optional.of(Json.read(CloudEventJson.write(fact)))
                : Optional.empty();
    }

    private static Optional<Raw> raw(Original original) {
        return original instanceof Original.OfRecord(var headers, byte[] value)
                ? Optional.of(new Raw(headers, Base64.getEncoder().encodeToString(value)))
                : Optional.empty();
    }

    private static Optional<Long> present(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
}
