package dev.treering.server.http.v1;

import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.Extensions;
import dev.treering.events.log.Submission;
import dev.treering.projections.query.DeadLetterQueries.DeadLetter;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import java.util.HashMap;
import java.util.Map;

/** The fact that is to stand in for a dead letter. It names the letter, and has an id of its own. */
final class Replacement {

    private Replacement() {}

    /** A mended fact, as somebody sent it. */
    static Submission mended(Submission sent, DeadLetter letter) {
        if (sent.id().source().equals(letter.source()) && sent.id().id().equals(letter.fact())) {
            throw refused(
                    "id-taken",
                    "the mended fact has the id of the dead letter itself, " + sent.id()
                            + ": the log keeps both, so give it a new id, such as " + letter.fact() + "/mended");
        }
        String named = sent.extensions().getOrDefault(Extensions.MENDS, letter.letter());
        if (!named.equals(letter.letter())) {
            throw refused("mends-another", "the mended fact says that it mends " + named + ", not " + letter.letter());
        }
        return naming(sent.id(), sent, sent.extensions(), letter);
    }

    /** What was told, told once more. */
    static Submission replayed(LoggedFact original, DeadLetter letter) {
        int number = letter.attempts().size() + 1;
        Map<String, String> extensions = new HashMap<>(original.extensions());
        // the command that was repeated under this key is not repeated now
        extensions.remove(Extensions.IDEMPOTENCY_KEY);
        extensions.remove(Extensions.COMMAND_HASH);
        try {
            var id = new FactId(original.id().source(), original.id().id() + "/replay-" + number);
            return naming(id, new Submission(id, original.heldAt(), original.fact(), Map.of()), extensions, letter);
        } catch (IllegalArgumentException e) {
            throw refused(
                    "cannot-be-replayed",
                    "dead letter " + letter.letter() + " cannot be replayed: " + e.getMessage()
                            + "; mend it with a fact of your own");
        }
    }

    private static Submission naming(FactId id, Submission fact, Map<String, String> extensions, DeadLetter letter) {
        Map<String, String> all = new HashMap<>(extensions);
        all.put(Extensions.MENDS, letter.letter());
        return new Submission(id, fact.heldAt(), fact.fact(), all);
    }

    private static Refusal refused(String kind, String detail) {
        return new Refusal(Refused.because(422, kind, detail));
    }
}
