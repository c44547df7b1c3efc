package dev.treering.server.http.v1;

import dev.treering.aggregates.pricefile.PriceBookFile;
import dev.treering.aggregates.pricefile.PriceBookFile.Parsed;
import dev.treering.events.prices.Basis;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.projections.comparison.Supposed;
import dev.treering.projections.comparison.Supposed.SupposedBook;
import dev.treering.projections.knowledge.Moment;
import dev.treering.projections.note.Reading;
import dev.treering.projections.verify.LogKnowledge.Found;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Inquiries;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the log is asked: what would be on other terms, what was known when. Writes nothing. */
final class Inquiring {

    private static final String MONTH = "a month such as 2026-03";

    private final Inquiries inquiries;

    Inquiring(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("POST", "/v1/audit/what-if", this::whatIf),
                Route.admin("GET", "/v1/audit/differences", this::differences));
    }

    /** The body is a price-book file that is supposed and never published; or there is none, and {@code book} names one, or neither. */
    private Answer whatIf(Call call) {
        var until = call.query("until", Dates::month, MONTH);
        var supposed = new Supposed(
                book(call),
                call.query(
                        "basis", text -> Basis.valueOf(text.toUpperCase(Locale.ROOT)), "lesser, formation or running"),
                call.query("from", Dates::month, MONTH),
                call.query("map", Inquiring::sizes, "size:size, separated by commas")
                        .orElse(Map.of()),
                call.query("agreements", Comparing::truth, "true or false").orElse(true));
        if (supposed.book().isEmpty() && supposed.basis().isEmpty()) {
            throw new Refusal(Refused.because(400, "malformed", "nothing is supposed: name a book or a basis"));
        }
        return inquiries
                .whatIf(supposed, until, call.query("account", AccountId::new, "an account's id"))
                .map(changes -> Answer.json(200, WhatIfJson.of(supposed, until, changes)))
                .orElseThrow(() -> new Refusal(Refused.because(
                        422,
                        "no-such-price-book",
                        "price book " + supposed.book().orElseThrow() + " is not published")));
    }

    private Answer differences(Call call) {
        long from = position(call, "from");
        long to = position(call, "to");
        if (from > to) {
            throw new Refusal(Refused.because(400, "backwards", "from is position " + from + ", behind to, " + to));
        }
        return Answer.json(
                200,
                DifferencesJson.of(
                        from,
                        to,
                        found(inquiries.between(from, to, call.query("account", AccountId::new, "an account's id")))));
    }

    private long position(Call call, String name) {
        return position(call, name, inquiries)
                .orElseThrow(() ->
                        new Refusal(Refused.because(400, "malformed", "the query parameter " + name + " is missing")));
    }

    /** The position that a parameter says or means; 409 where it means a checkpoint that there is not, or not yet. */
    static Optional<Long> position(Call call, String name, Inquiries inquiries) {
        return call.query(name, Moment::parse, Moment.WRITTEN).map(moment -> switch (inquiries.position(moment)) {
            case Reading.Read<Long>(var position) -> position;
            case Reading.Refused<Long>(String reason) ->
                throw new Refusal(Refused.because(409, "position-not-reached", reason));
        });
    }

    /** What was found; 409 where the log has not come so far. */
    static <T> T found(Found<T> found) {
        return switch (found) {
            case Found.Answer<T>(var value) -> value;
            case Found.NotReached<T> notReached ->
                throw new Refusal(Refused.because(409, "position-not-reached", notReached.toString()));
        };
    }

    private static Optional<SupposedBook> book(Call call) {
        if (call.body().length == 0) {
            return call.query("book", SupposedBook.Published::of, "id or id@version");
        }
        return switch (PriceBookFile.parse(PriceBooks.text(call.body()))) {
            case Parsed.Valid(var book) -> Optional.of(new SupposedBook.Read(book));
            case Parsed.Invalid(var problems) -> throw PriceBooks.invalid(problems);
        };
    }

    static Map<DynoSize, DynoSize> sizes(String text) {
        return Supposed.sizes(List.of(text.split(",")));
    }
}
