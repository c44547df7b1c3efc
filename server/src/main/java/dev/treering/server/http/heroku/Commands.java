package dev.treering.server.http.heroku;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Decisions;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.server.http.Call;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Has commands decided for a client that repeats them: the CLI sends a request again when a connection breaks, with the same
 * {@code Request-Id} header, whose first id therefore names the wish.
 */
final class Commands {

    private static final Duration FRESHNESS_WAIT = Duration.ofSeconds(5);

    private final Decisions decisions;
    private final PlatformQueries platform;
    private final InstantSource clock;

    Commands(Decisions decisions, PlatformQueries platform, InstantSource clock) {
        this.decisions = decisions;
        this.platform = platform;
        this.clock = clock;
    }

    /** What names the wish behind a request: the newest of its ids, which is the first. Empty where there is none. */
    static Optional<String> wish(Call call) {
        return call.header("Idempotency-Key")
                .or(() -> call.header("Request-Id"))
                .map(ids -> ids.split(",", 2)[0].strip())
                .filter(id -> !id.isEmpty() && id.length() <= 128);
    }

    /**
     * Decides, and waits until what was decided can be read, for five seconds at most.
     *
     * @param part tells the commands of one request apart
     */
    Outcome.Decided decide(Call call, Command command, String part) {
        var key = wish(call).map(wish -> part.isEmpty() ? wish : wish + "/" + part);
        return switch (decisions.decide(new Asked(command, clock.instant(), call.circumstances(key)))) {
            case Outcome.Decided decided -> {
                platform.await(decided.position(), FRESHNESS_WAIT);
                yield decided;
            }
            case Outcome.Refused(var rejection, String detail) -> throw new Refusal(refused(rejection, detail));
        };
    }

    private static Refused refused(Rejection rejection, String detail) {
        return switch (rejection) {
            case NO_SUCH_APP, APP_DELETED -> Refused.because(404, "not-found", "Couldn't find that app.");
            case NAME_TAKEN, APP_EXISTS -> Refused.because(422, "invalid_params", "Name is already taken");
            case IDEMPOTENCY_KEY_REUSED -> Refused.because(409, "conflict", detail);
            case MALFORMED,
                    NO_SUCH_ACCOUNT,
                    ACCOUNT_EXISTS,
                    NO_SUCH_ADD_ON,
                    NO_SUCH_INVOICE,
                    INVOICE_VOIDED,
                    INVOICE_PAID,
                    INVOICE_CREDITED,
                    BEFORE_ISSUE,
                    CREDIT_TOO_LARGE,
                    ADD_ON_EXISTS,
                    CREDIT_EXISTS,
                    NO_SUCH_PRICE_BOOK,
                    PRICE_BOOK_IMMUTABLE,
                    CURRENCY_DIFFERS,
                    RATE_FIXED,
                    BEFORE_EFFECTIVE,
                    ALREADY_LIVE,
                    ALREADY_SCHEDULED,
                    DAY_CLOSED,
                    TOO_MANY_DYNOS,
                    TOO_FEW_DYNOS,
                    SIZE_UNKNOWN,
                    NO_SUCH_CASE,
                    CASE_ENDED,
                    CASE_EXISTS,
                    CASE_OPEN,
                    NO_SUCH_DISPUTE,
                    DISPUTE_EXISTS,
                    DISPUTE_ENDED,
                    NOT_IN_PILOT,
                    PILOT_ENDED,
                    BEYOND_TERMS,
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
                    DIGEST -> Refused.because(422, "invalid_params", detail);
        };
    }
}
