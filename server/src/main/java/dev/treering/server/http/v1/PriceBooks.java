package dev.treering.server.http.v1;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.aggregates.decision.Command.ForPriceBook;
import dev.treering.aggregates.pricefile.PriceBookFile;
import dev.treering.aggregates.pricefile.PriceBookFile.Parsed;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.Price;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Price books: checked, published, shown. */
final class PriceBooks {

    private static final List<String> YAML =
            List.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/plain");

    private final PlatformQueries platform;
    private final Asking asking;

    PriceBooks(PlatformQueries platform, Asking asking) {
        this.platform = platform;
        this.asking = asking;
    }

    /** A price book as it is shown; {@code source} is the file as published, where one book is asked for. */
    record Shown(
            String id,
            int version,
            String currency,
            String effectiveFrom,
            String contentHash,
            List<String> terms,
            List<ShownItem> items,
            Optional<String> source) {}

    /**
     * A price as it is shown.
     *
     * @param amount decimal text; empty where there is no single one
     * @param per what the amount is for
     * @param price the whole price, for people
     * @param terms what surrounds it, for people; what is as it always is goes without saying
     */
    record ShownItem(String sku, String model, String amount, String per, String price, List<String> terms) {}

    List<Route> routes() {
        return List.of(
                Route.anyKey("GET", "/v1/price-books", this::list),
                Route.anyKey("GET", "/v1/price-books/{id}/{version}", this::show),
                Route.admin("POST", "/v1/price-books", this::publish));
    }

    private Answer list(Call call) {
        var books = platform.priceBooks().stream()
                .map(book -> shown(book, Optional.empty()))
                .toList();
        return Answer.json(200, Map.of("priceBooks", books));
    }

    private Answer show(Call call) {
        int number = call.path("version", Integer::parseInt, "a whole number from 1");
        var version = call.path("id", id -> new PriceBookVersion(id, number), "a price book's id and version from 1");
        BookPublished book = platform.priceBook(version)
                .orElseThrow(() ->
                        new Refusal(Refused.because(404, "no-such-price-book", "there is no price book " + version)));
        return call.accepts("yaml")
                ? Answer.text(200, "application/yaml; charset=utf-8", book.source())
                : Answer.json(200, shown(book, Optional.of(book.source())));
    }

    private Answer publish(Call call) {
        if (!call.mediaType().isEmpty() && !YAML.contains(call.mediaType())) {
            throw new Refusal(Refused.because(
                    415,
                    "unsupported-media-type",
                    "Content-Type is '" + call.mediaType() + "'; allowed is application/yaml"));
        }
        boolean checkOnly =
                call.query("check", PriceBooks::truth, "true or false").orElse(false);
        return switch (PriceBookFile.parse(text(call.body()))) {
            case Parsed.Invalid(var problems) -> throw invalid(problems);
            case Parsed.Valid(var book) when checkOnly -> Answer.json(200, shown(book, Optional.empty()));
            case Parsed.Valid(var book) -> asking.ask(call, new ForPriceBook.Publish(book), 201);
        };
    }

    static Refusal invalid(List<PriceBookFile.Problem> problems) {
        return new Refusal(new Refused(
                422,
                "invalid-price-book",
                "the price book has " + problems.size() + " problem(s)",
                List.copyOf(problems)));
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    static String text(byte[] body) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException _) {
            throw new Refusal(Refused.because(400, "malformed", "the body is not UTF-8"));
        }
    }

    private static Shown shown(BookPublished book, Optional<String> source) {
        var items = book.items().stream()
                .map(item -> new ShownItem(
                        item.sku().value(),
                        item.price().model(),
                        item.price().unitPrice().map(BigDecimal::toPlainString).orElse(""),
                        item.price() instanceof Price.CalendarProrated
                                ? "month"
                                : item.terms().unit().name(),
                        PriceWords.price(item),
                        PriceWords.terms(item)))
                .toList();
        return new Shown(
                book.book().id(),
                book.book().version(),
                book.currency().getCurrencyCode(),
                book.effectiveFrom().toString(),
                book.contentHash().toString(),
                PriceWords.terms(book.terms()),
                items,
                source);
    }
}
