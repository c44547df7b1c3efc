package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.CloudEventJson.Parsed;
import dev.treering.projections.query.DeadLetterQueries;
import dev.treering.projections.query.DeadLetterQueries.DeadLetter;
import dev.treering.projections.query.DeadLetterQueries.Original;
import dev.treering.projections.query.DeadLetterQueries.State;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Facts that are in the log and in no cell: shown, mended by another fact, or told once more. */
final class DeadLetters {

    private final DeadLetterQueries letters;
    private final Mending mending;

    DeadLetters(DeadLetterQueries letters, Mending mending) {
        this.letters = letters;
        this.mending = mending;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("GET", "/v1/dead-letters", this::list),
                Route.admin("GET", "/v1/dead-letters/{id}", this::show),
                Route.admin("POST", "/v1/dead-letters/{id}/mend", this::mend),
                Route.admin("POST", "/v1/dead-letters/{id}/replay", this::replay));
    }

    private Answer list(Call call) {
        var state = call.query("state", text -> State.valueOf(text.toUpperCase(Locale.ROOT)), "OPEN or MENDED");
        var account = call.query("account", AccountId::new, "an account's id");
        var shown = letters.deadLetters(state, account).stream()
                .map(DeadLetterJson::of)
                .toList();
        return Answer.json(200, Map.of("deadLetters", shown));
    }

    private Answer show(Call call) {
        DeadLetter letter = named(call);
        return Answer.json(200, DeadLetterJson.whole(letter, letters.original(letter.letter())));
    }

    /** The body is the mended fact. It must have an id of its own: the log keeps both. */
    private Answer mend(Call call) {
        if (!call.mediaType().equals(EventsIntake.ONE)) {
            throw new Refusal(Refused.because(
                    415,
                    "unsupported-media-type",
                    "Content-Type is '" + call.mediaType() + "'; allowed is " + EventsIntake.ONE));
        }
        return switch (EventsIntake.one(call.body())) {
            case Parsed.Valid(var submission) ->
                answer(mending.submit(call, () -> named(call), letter -> Replacement.mended(submission, letter)));
            case Parsed.Passing passing -> throw invalid(List.of(passing.problem()));
            case Parsed.Invalid invalid -> throw invalid(List.copyOf(invalid.problems()));
        };
    }

    private static Refusal invalid(List<Object> problems) {
        return new Refusal(
                new Refused(422, "invalid", "the mended fact has " + problems.size() + " problem(s)", problems));
    }

    private Answer replay(Call call) {
        return answer(mending.submit(call, () -> named(call), letter -> {
            var original = letters.original(letter.letter())
                    .orElseThrow(() -> new Refusal(Refused.because(
                            409,
                            "no-original",
                            "the record of dead letter " + letter.letter() + " is not on the topic of dead letters;"
                                    + " it can be mended, not replayed")));
            return switch (original) {
                case Original.OfFact(var fact) -> Replacement.replayed(fact, letter);
                case Original.OfRecord _ ->
                    throw new Refusal(Refused.because(
                            422,
                            "unreadable",
                            "dead letter " + letter.letter() + " cannot be read by this version (" + letter.detail()
                                    + "); it can be mended, not replayed"));
            };
        }));
    }

    private static Answer answer(Mending.Submitted submitted) {
        return Answer.json(202, submitted);
    }

    private DeadLetter named(Call call) {
        String id = call.path("id");
        return letters.deadLetter(id)
                .orElseThrow(() -> new Refusal(Refused.because(
                        404,
                        "no-such-dead-letter",
                        "there is no dead letter " + id + "; GET /v1/dead-letters lists them")));
    }
}
