package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.comparison.Wanted;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Comparisons;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What other price books would have come to. */
final class Comparing {

    private static final int MOST_BOOKS = 8;

    private final Comparisons comparisons;
    private final PlatformQueries platform;

    Comparing(Comparisons comparisons, PlatformQueries platform) {
        this.comparisons = comparisons;
        this.platform = platform;
    }

    List<Route> routes() {
        return List.of(Route.admin("GET", "/v1/comparisons", this::compare));
    }

    /**
     * {@code from} and {@code until} are the first and the last month; {@code books} are {@code id@version}, separated by commas;
     * {@code map} are {@code size:size}, separated by commas.
     */
    private Answer compare(Call call) {
        var from = call.query("from", Dates::month, "a month such as 2026-03").orElseThrow(() -> missing("from"));
        var until = call.query("until", Dates::month, "a month such as 2026-03").orElse(from);
        if (until.isBefore(from)) {
            throw new Refusal(
                    Refused.because(400, "malformed", "until is " + until + "; allowed is " + from + " or later"));
        }
        var books = call.query("books", Comparing::books, "one to eight of id@version, separated by commas")
                .orElseThrow(() -> missing("books"));
        var map = call.query("map", Inquiring::sizes, "size:size, separated by commas")
                .orElse(Map.of());
        boolean agreements =
                call.query("agreements", Comparing::truth, "true or false").orElse(false);
        var account = call.query("account", AccountId::new, "an account's id");
        books.stream()
                .filter(book -> platform.priceBook(book).isEmpty())
                .findFirst()
                .ifPresent(book -> {
                    throw new Refusal(
                            Refused.because(422, "no-such-price-book", "price book " + book + " is not published"));
                });
        account.filter(asked -> platform.account(asked).isEmpty()).ifPresent(asked -> {
            throw new Refusal(Refused.because(404, "no-such-account", "there is no account " + asked));
        });
        var wanted =
                books.stream().map(book -> new Wanted(book, map, agreements)).toList();
        return Answer.json(200, ComparisonJson.of(from, until, books, comparisons.compare(wanted, account)));
    }

    private static Refusal missing(String name) {
        return new Refusal(Refused.because(400, "malformed", "the query parameter " + name + " is missing"));
    }

    private static List<PriceBookVersion> books(String text) {
        var books = Stream.of(text.split(","))
                .map(book -> halves(book, book.lastIndexOf('@')))
                .map(halves -> new PriceBookVersion(halves.first(), Integer.parseInt(halves.second())))
                .toList();
        if (books.size() > MOST_BOOKS) {
            throw new IllegalArgumentException(books.size() + " books");
        }
        return books;
    }

    /** What stands before and after a sign. */
    private record Halves(String first, String second) {}

    private static Halves halves(String text, int sign) {
        if (sign < 0) {
            throw new IllegalArgumentException(text);
        }
        return new Halves(text.substring(0, sign), text.substring(sign + 1));
    }

    static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
