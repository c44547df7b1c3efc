package dev.treering.server.http.v1;

import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.knowledge.AsKnown;
import dev.treering.projections.query.LedgerQueries;
import dev.treering.projections.query.LedgerQueries.StatementView;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Inquiries;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the ledgers say: usage and statements. Months are UTC. */
final class Ledgers {

    private static final String CSV = "text/csv";

    private final LedgerQueries ledgers;
    private final PlatformQueries platform;
    private final Inquiries inquiries;

    Ledgers(LedgerQueries ledgers, PlatformQueries platform, Inquiries inquiries) {
        this.ledgers = ledgers;
        this.platform = platform;
        this.inquiries = inquiries;
    }

    /** A statement in one line; {@code lines} is their number. */
    record ShownSummary(
            String account, String period, String mode, String currency, int lines, String total, String hash) {}

    List<Route> routes() {
        return List.of(
                Route.anyKey("GET", "/v1/accounts/{account}/usage/{month}", this::usage),
                Route.anyKey("GET", "/v1/accounts/{account}/statements/{month}", this::statement),
                Route.admin("GET", "/v1/statements", this::statements));
    }

    /** An account that was never opened may have used something all the same: facts about its dynos are metered. */
    private Answer usage(Call call) {
        AccountId account = call.account();
        YearMonth month = call.month();
        List<CellMetered> cells = ledgers.usage(account, month);
        List<CounterMetered> counters = ledgers.counters(account, month);
        if (cells.isEmpty() && counters.isEmpty() && platform.account(account).isEmpty()) {
            throw new Refusal(Refused.because(404, "no-such-account", "there is no account " + account));
        }
        return call.accepts(CSV)
                ? Answer.text(200, CSV + "; charset=utf-8; header=present", UsageCsv.of(account, cells))
                : Answer.json(200, UsageJson.of(account, month, cells, counters));
    }

    /** In a month that goes live part-way there are two: LIVE is shown unless the other is asked for. */
    private Answer statement(Call call) {
        AccountId account = call.account();
        YearMonth month = call.month();
        Optional<BillingMode> wanted =
                call.query("mode", text -> BillingMode.valueOf(text.toUpperCase(Locale.ROOT)), "SHADOW or LIVE");
        var position = Inquiring.position(call, "asKnownAt", inquiries);
        if (position.isPresent()) {
            return knownAt(account, month, position.get(), wanted);
        }
        List<StatementView> statements = ledgers.statements(account, month);
        return statements.stream()
                .filter(each -> wanted.isEmpty() || each.statement().mode() == wanted.get())
                .max(Comparator.comparing(each -> each.statement().mode()))
                .map(chosen -> Answer.json(200, StatementJson.of(chosen, statements)))
                .orElseThrow(() -> new Refusal(
                        statements.isEmpty() ? notStated(account, month) : inAnotherMode(statements.getFirst())));
    }

    private static Refused inAnotherMode(StatementView there) {
        return Refused.because(
                404,
                "no-such-statement",
                "the only statement of " + there.account() + " for "
                        + there.statement().period() + " is "
                        + there.statement().mode());
    }

    private Answer knownAt(AccountId account, YearMonth month, long position, Optional<BillingMode> mode) {
        AsKnown known = Inquiring.found(inquiries.knownAt(account, month, position));
        if (!known.isOpened() && known.modes().isEmpty()) {
            throw new Refusal(Refused.because(
                    404, "no-such-account", "there was no account " + account + " at position " + position));
        }
        return Answer.json(200, KnownJson.of(known, mode));
    }

    private Refused notStated(AccountId account, YearMonth month) {
        List<Object> reasons = ledgers.withheld(account).stream()
                .filter(withheld -> withheld.period().equals(month))
                .map(withheld -> (Object) new Refused.Problem("", withheld.reason() + ": " + withheld.detail()))
                .toList();
        return reasons.isEmpty()
                ? Refused.because(
                        404,
                        "no-such-statement",
                        "there is no statement of " + account + " for " + month
                                + "; a period is stated when it is closed")
                : new Refused(
                        404,
                        "statement-withheld",
                        "the statement of " + account + " for " + month + " is withheld until the reason is gone",
                        reasons);
    }

    private Answer statements(Call call) {
        var period = call.query("month", Dates::month, "a month such as 2026-03");
        var shown = ledgers.statements(period).stream()
                .map(each -> new ShownSummary(
                        each.account().value(),
                        each.period().toString(),
                        each.mode().name(),
                        each.currency().getCurrencyCode(),
                        each.lines(),
                        each.total().toPlainString(),
                        each.hash().toString()))
                .toList();
        return Answer.json(200, Map.of("statements", shown));
    }
}
