package dev.treering.server.http.v1;

import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.PlatformQueries.AccountView;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Accounts: opening them, and what they are billed by. Days are UTC. */
final class Accounts {

    private static final String NET_NEW = "net-new";
    private static final String CURRENCY = "an ISO 4217 code such as USD";
    private static final String DAY = "a day such as 2026-03-01";
    private static final String ID = "a text of 1 to 255 characters";
    private static final String NAME = "a text that is not empty";

    private final PlatformQueries platform;
    private final Asking asking;

    Accounts(PlatformQueries platform, Asking asking) {
        this.platform = platform;
        this.asking = asking;
    }

    /** An account as it is shown. Days and times are UTC, as text. */
    record Shown(
            String account,
            String name,
            String currency,
            String cohort,
            String openedAt,
            Optional<String> pilotFrom,
            Optional<String> liveFrom,
            List<ShownBook> priceBooks) {

        static Shown of(AccountView view) {
            return new Shown(
                    view.account().value(),
                    view.name(),
                    view.currency().getCurrencyCode(),
                    view.cohort(),
                    view.openedAt().toString(),
                    view.pilotFrom().map(LocalDate::toString),
                    view.liveFrom().map(LocalDate::toString),
                    view.books().stream()
                            .map(each -> new ShownBook(
                                    each.book().id(),
                                    each.book().version(),
                                    each.from().toString()))
                            .toList());
        }
    }

    record ShownBook(String priceBook, int version, String from) {}

    List<Route> routes() {
        return List.of(
                Route.admin(
                        "GET",
                        "/v1/accounts",
                        _ -> Answer.json(
                                200,
                                Map.of(
                                        "accounts",
                                        platform.accounts().stream()
                                                .map(Shown::of)
                                                .toList()))),
                Route.admin("POST", "/v1/accounts", this::open),
                Route.anyKey("GET", "/v1/accounts/{account}", this::show),
                Route.admin(
                        "POST", "/v1/accounts/{account}/live", call -> schedule(call, ForAccount.ScheduleLive::new)),
                Route.admin("POST", "/v1/accounts/{account}/price-book", this::assign));
    }

    private Answer open(Call call) {
        var fields = Fields.of(call, List.of("account", "name", "currency", "cohort"));
        var account = fields.text("account", AccountId::new, ID);
        var name = fields.text(
                "name", Accounts::notEmpty, NAME, account.map(AccountId::value).orElse("?"));
        var currency = fields.text("currency", Currency::getInstance, CURRENCY);
        var cohort = fields.text("cohort", Accounts::notEmpty, NAME, NET_NEW);
        var command = fields.complete(() -> new ForAccount.Open(
                account.orElseThrow(), name.orElseThrow(), currency.orElseThrow(), cohort.orElseThrow()));
        return asking.ask(call, command, 201);
    }

    private Answer show(Call call) {
        AccountId account = call.account();
        return platform.account(account)
                .map(view -> Answer.json(200, Shown.of(view)))
                .orElseThrow(
                        () -> new Refusal(Refused.because(404, "no-such-account", "there is no account " + account)));
    }

    private Answer schedule(Call call, BiFunction<AccountId, LocalDate, ForAccount> command) {
        AccountId account = call.account();
        var fields = Fields.of(call, List.of("from"));
        var from = fields.text("from", Dates::day, DAY);
        return asking.ask(call, fields.complete(() -> command.apply(account, from.orElseThrow())), 200);
    }

    private Answer assign(Call call) {
        AccountId account = call.account();
        var fields = Fields.of(call, List.of("priceBook", "version", "from"));
        Function<String, String> bookId = text -> new PriceBookVersion(text, 1).id();
        var book = fields.text("priceBook", bookId, ID);
        var version = fields.wholeNumber("version");
        var from = fields.text("from", Dates::day, DAY);
        var command = fields.complete(() -> new ForAccount.AssignPriceBook(
                account, new PriceBookVersion(book.orElseThrow(), version.orElseThrow()), from.orElseThrow()));
        return asking.ask(call, command, 200);
    }

    private static String notEmpty(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty");
        }
        return text;
    }
}
