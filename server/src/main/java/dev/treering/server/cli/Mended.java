package dev.treering.server.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** Tells what became of facts that were submitted in place of dead letters, once the ledgers have taken them. */
final class Mended {

    private final Api api;
    private final PrintWriter out;

    Mended(Api api, PrintWriter out) {
        this.api = api;
        this.out = out;
    }

    /** Tells it; whether the fact was metered. */
    boolean tell(JsonNode submitted) {
        String letter = submitted.path("letter").asString();
        long position = submitted.path("position").asLong();
        JsonNode attempt = DeadLetterCommand.letter(api, letter)
                .path("attempts")
                .valueStream()
                .filter(each -> each.path("position").asLong() == position)
                .findFirst()
                .orElseThrow(() -> Failure.unknown("dead letter " + letter + ": the fact is in the log at position "
                        + position + ", but what became of it is not known yet"));
        out.printf(
                "%s: %s %s at position %d: %s%n",
                letter,
                submitted.path("source").asString(),
                submitted.path("id").asString(),
                position,
                outcome(attempt));
        return !attempt.has("reason");
    }

    /** What became of an attempt, in words. */
    static String outcome(JsonNode attempt) {
        return attempt.has("reason")
                ? "rejected again, " + attempt.path("reason").asString() + ": "
                        + attempt.path("detail").asString()
                : "metered";
    }
}
