package dev.treering.server.http.v1;

import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.aggregates.decision.Command.ForRates;
import dev.treering.aggregates.pricefile.PriceBookFile;
import dev.treering.aggregates.pricefile.PriceBookFile.ParsedItem;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Route;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is agreed with one account beside its price books, and the rates of exchange. Days are UTC. */
final class Agreements {

    private static final String CURRENCY = "an ISO 4217 code such as USD";
    private static final String DAY = "a day such as 2026-03-01";
    private static final String ID = "a text of 1 to 255 characters";
    private static final String TEXT = "a text";

    private final Asking asking;

    Agreements(Asking asking) {
        this.asking = asking;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("POST", "/v1/accounts/{account}/price-overrides", this::override),
                Route.admin("POST", "/v1/accounts/{account}/discounts", this::discount),
                Route.admin("POST", "/v1/accounts/{account}/credits", this::credit),
                Route.admin("POST", "/v1/accounts/{account}/taxes", this::tax),
                Route.admin("POST", "/v1/fx-rates", this::rate));
    }

    private Answer override(Call call) {
        AccountId account = call.account();
        var fields = Fields.of(call, List.of("item", "from", "until"));
        var item = fields.document("item").flatMap(text -> item(fields, text));
        var from = day(fields);
        var until = fields.optional("until", Dates::day, DAY);
        var command = fields.complete(() -> new ForAccount.OverridePrice(
                new AccountFact.PriceOverridden(account, item.orElseThrow(), from.orElseThrow(), until)));
        return asking.ask(call, command, 200);
    }

    /** An item as a price book has it: an object, or its YAML as text. */
    private static Optional<PriceItem> item(Fields fields, String text) {
        return switch (PriceBookFile.parseItem(text)) {
            case ParsedItem.Valid(var item) -> Optional.of(item);
            case ParsedItem.Invalid(var problems) -> {
                problems.forEach(problem -> fields.problem(
                        "item",
                        "at line " + problem.line() + ", column " + problem.column() + ": " + problem.message()));
                yield Optional.empty();
            }
        };
    }

    private Answer discount(Call call) {
        AccountId account = call.account();
        var fields = Fields.of(call, List.of("discount", "percent", "skus", "from", "until"));
        var discount = fields.text("discount", Agreements::id, ID);
        var percent = fields.decimal("percent");
        var skus = fields.texts("skus", Sku::new, ID);
        var from = day(fields);
        var until = fields.optional("until", Dates::day, DAY);
        var command = fields.complete(() -> new ForAccount.AgreeDiscount(new AccountFact.DiscountAgreed(
                account, discount.orElseThrow(), percent.orElseThrow(), Set.copyOf(skus), from.orElseThrow(), until)));
        return asking.ask(call, command, 200);
    }

    private Answer credit(Call call) {
        AccountId account = call.account();
        var fields = Fields.of(call, List.of("credit", "amount", "from", "until", "reason"));
        var credit = fields.text("credit", Agreements::id, ID);
        var amount = fields.decimal("amount");
        var from = day(fields);
        var until = fields.optional("until", Dates::day, DAY);
        var reason = fields.text("reason", Agreements::notEmpty, "a text that is not empty");
        var command = fields.complete(() -> new ForAccount.GrantCredit(new AccountFact.CreditGranted(
                account, credit.orElseThrow(), amount.orElseThrow(), from.orElseThrow(), until, reason.orElseThrow())));
        return asking.ask(call, command, 200);
    }

    private Answer tax(Call call) {
        AccountId account = call.account();
        var fields = Fields.of(call, List.of("category", "mode", "percent", "jurisdiction", "from"));
        var category = fields.text("category", text -> text, TEXT, "");
        var mode = fields.text("mode", Agreements::mode, "none, exclusive or inclusive");
        var percent = mode.equals(Optional.of(TaxMode.NONE)) ? Optional.of(BigDecimal.ZERO) : fields.decimal("percent");
        var jurisdiction = fields.text("jurisdiction", text -> text, TEXT, "");
        var from = day(fields);
        var command = fields.complete(() -> new ForAccount.AssignTax(new AccountFact.TaxAssigned(
                account,
                category.orElseThrow(),
                mode.orElseThrow(),
                percent.orElseThrow(),
                jurisdiction.orElseThrow(),
                from.orElseThrow())));
        return asking.ask(call, command, 200);
    }

    private Answer rate(Call call) {
        var fields = Fields.of(call, List.of("base", "quote", "rate", "from", "source"));
        var base = fields.text("base", Currency::getInstance, CURRENCY);
        var quote = fields.text("quote", Currency::getInstance, CURRENCY);
        var rate = fields.decimal("rate");
        var from = day(fields);
        var source = fields.text("source", Agreements::notEmpty, "who says so, such as ECB");
        var command = fields.complete(() -> new ForRates.FixFxRate(new PriceFact.FxRateFixed(
                base.orElseThrow(),
                quote.orElseThrow(),
                rate.orElseThrow(),
                from.orElseThrow(),
                source.orElseThrow())));
        return asking.ask(call, command, 200);
    }

    private static Optional<LocalDate> day(Fields fields) {
        return fields.text("from", Dates::day, DAY);
    }

    private static TaxMode mode(String word) {
        for (TaxMode mode : TaxMode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(word)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(word);
    }

    private static String id(String text) {
        return new Sku(text).value();
    }

    private static String notEmpty(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty");
        }
        return text;
    }
}
