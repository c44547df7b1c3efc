package dev.treering.server.http.v1;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Decisions;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Has commands decided, and answers when what they changed can be read. */
final class Asking {

    private static final Duration FRESHNESS_WAIT = Duration.ofSeconds(5);
    private static final int LONGEST_KEY = 255;

    private final Decisions decisions;
    private final PlatformQueries platform;
    private final InstantSource clock;

    Asking(Decisions decisions, PlatformQueries platform, InstantSource clock) {
        this.decisions = decisions;
        this.platform = platform;
        this.clock = clock;
    }

    /**
     * What became of a command.
     *
     * @param changed false when things were so already
     * @param position of the newest fact that the decision rests on or made
     * @param readable whether the read models know it already; false after five seconds without
     */
    record Done(boolean changed, long position, boolean readable) {}

    /** Answers with {@code status} and {@link Done}; a refusal with its own status and reasons. */
    Answer ask(Call call, Command command, int status) {
        var asked = new Asked(command, clock.instant(), call.circumstances(key(call)));
        return Answer.json(status, done(decisions.decide(asked)));
    }

    /** What names the wish, so that it acts once however often it is sent. */
    static Optional<String> key(Call call) {
        Optional<String> key = call.header("Idempotency-Key").filter(text -> !text.isBlank());
        if (key.isPresent() && key.get().length() > LONGEST_KEY) {
            throw new Refusal(
                    Refused.because(400, "malformed", "Idempotency-Key is longer than " + LONGEST_KEY + " characters"));
        }
        return key;
    }

    /** What was done; a refusal leaves with its own status and reasons. */
    Done done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Decided(var facts, long position) ->
                new Done(!facts.isEmpty(), position, platform.await(position, FRESHNESS_WAIT));
            case Outcome.Refused(var rejection, String detail) -> throw new Refusal(refused(rejection, detail));
        };
    }

    /** A gate that refuses says its reasons on a line each. */
    private static Refused refused(Rejection rejection, String detail) {
        String kind = rejection.name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<Object> reasons = detail.lines()
                .map(line -> (Object) new Refused.Problem("", line))
                .toList();
        String first = detail.lines().findFirst().orElse(kind);
        return reasons.size() > 1
                ? new Refused(status(rejection), kind, "refused for " + reasons.size() + " reasons", reasons)
                : new Refused(status(rejection), kind, first, List.of());
    }

    private static int status(Rejection rejection) {
        return switch (rejection) {
            case NO_SUCH_ACCOUNT,
                    NO_SUCH_APP,
                    NO_SUCH_ADD_ON,
                    NO_SUCH_INVOICE,
                    APP_DELETED,
                    NO_SUCH_CASE,
                    NO_SUCH_DISPUTE -> 404;
            case MALFORMED,
                    IDEMPOTENCY_KEY_REUSED,
                    NO_SUCH_PRICE_BOOK,
                    TOO_MANY_DYNOS,
                    TOO_FEW_DYNOS,
                    SIZE_UNKNOWN,
                    BEYOND_TERMS -> 422;
            case ACCOUNT_EXISTS,
                    APP_EXISTS,
                    NAME_TAKEN,
                    ADD_ON_EXISTS,
                    CREDIT_EXISTS,
                    PRICE_BOOK_IMMUTABLE,
                    CURRENCY_DIFFERS,
                    RATE_FIXED,
                    INVOICE_VOIDED,
                    INVOICE_PAID,
                    INVOICE_CREDITED,
                    BEFORE_ISSUE,
                    CREDIT_TOO_LARGE,
                    BEFORE_EFFECTIVE,
                    ALREADY_LIVE,
                    ALREADY_SCHEDULED,
                    DAY_CLOSED,
                    CASE_ENDED,
                    CASE_EXISTS,
                    CASE_OPEN,
                    DISPUTE_EXISTS,
                    DISPUTE_ENDED,
                    NOT_IN_PILOT,
                    PILOT_ENDED,
                    NOT_SHADOW,
                    NOT_LIVE,
                    IS_PROPOSER,
                    NOT_APPROVED,
                    NOTICE_NOT_SENT,
                    NOTICE_TOO_SHORT,
                    NOT_OVER,
                    DAYS_OPEN,
                    GRACE,
                    LEDGER_BEHIND,
                    SOURCE_SILENT,
                    DEAD_LETTERS,
                    DIGEST_NOT_COMPARED,
                    DIGEST -> 409;
        };
    }
}
