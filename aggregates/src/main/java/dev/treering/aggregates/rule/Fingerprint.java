package dev.treering.aggregates.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.aggregates.decision.Command.ForPriceBook;
import dev.treering.aggregates.decision.Command.Quantity;
import dev.treering.events.vocabulary.Hash;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells commands apart by their content. Kept with facts, so it must not change with the Java code. */
public final class Fingerprint {

    private Fingerprint() {}

    /** Equal for equal commands, and for no others. */
    public static Hash of(Command command) {
        var content = switch (command) {
            case ForAccount account -> account(account);
            case ForApp app -> app(app);
            case ForPriceBook.Publish(var book) -> text("publish", book.book(), book.contentHash());
            case ForCalendar.CloseDay(var day) -> text("close-day", day);
            case ForCalendar.ClosePeriod(var period) -> text("close-period", period);
        };
        return Hash.of(content.getBytes(UTF_8));
    }

    private static String account(ForAccount command) {
        return switch (command) {
            case ForAccount.Open(var account, var name, var currency, var cohort) ->
                text("open", account, name, currency, cohort);
            case ForAccount.EnrolInPilot(var account, var from) -> text("enrol-in-pilot", account, from);
            case ForAccount.ScheduleLive(var account, var from) -> text("schedule-live", account, from);
            case ForAccount.AssignPriceBook(var account, var book, var from) ->
                text("assign-price-book", account, book, from);
        };
    }

    private static String app(ForApp command) {
        return switch (command) {
            case ForApp.Create(var account, var app, var name) -> text("create", account, app, name);
            case ForApp.Release(var app, var image, var arch) -> text("release", app, image, arch);
            case ForApp.Scale(var app, var process, var quantity, var size, var firstSize, var cause) ->
                text("scale", app, process, quantity.map(Fingerprint::quantity), size, firstSize, cause);
            case ForApp.Delete(var app) -> text("delete", app);
        };
    }

    private static String quantity(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Absolute(var dynos) -> "absolute " + dynos;
            case Quantity.Relative(var dynos) -> "relative " + dynos;
        };
    }

    /** Each part with its length before it, so that no two lists of parts read the same. */
    private static String text(Object... parts) {
        return Arrays.stream(parts)
                .map(part -> part instanceof Optional<?> given
                        ? given.map(Object::toString).orElse("")
                        : part.toString())
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }
}
