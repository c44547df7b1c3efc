package dev.treering.projections.comparison;

import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.Basis;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is supposed instead of what holds. All else is as it was: what was agreed with the account, rates of exchange, taxes.
 *
 * @param book that prices every account; empty for the books the accounts have
 * @param basis by which all time is billed; empty for what the books say
 * @param from first month, UTC, in which it is supposed; empty for all of them
 * @param equivalents the size that would have run in place of one that the supposed book has no price for
 * @param withAgreements whether overrides, discounts and credits that were agreed hold all the same
 */
public record Supposed(
        Optional<SupposedBook> book,
        Optional<Basis> basis,
        Optional<YearMonth> from,
        Map<DynoSize, DynoSize> equivalents,
        boolean withAgreements) {

    public Supposed {
        equivalents = Map.copyOf(equivalents);
    }

    /** Where a supposed book comes from. */
    public sealed interface SupposedBook {

        /** One that is published: of its id the version, or the highest there is. */
        record Published(String id, Optional<Integer> version) implements SupposedBook {
            /** Reads {@code id} or {@code id@version}. Throws {@link IllegalArgumentException} for what is neither. */
            public static Published of(String text) {
                int at = text.lastIndexOf('@');
                return at < 0
                        ? new Published(text, Optional.empty())
                        : new Published(text.substring(0, at), Optional.of(Integer.valueOf(text.substring(at + 1))));
            }

            @Override
            public String toString() {
                return id + version.map(number -> "@" + number).orElse("");
            }
        }

        /** One that was read from a file and is published nowhere. */
        record Read(BookPublished book) implements SupposedBook {
            @Override
            public String toString() {
                return book.book() + " (not published)";
            }
        }
    }

    /** Reads pairs {@code size:size}. Throws {@link IllegalArgumentException} for what is none. */
    public static Map<DynoSize, DynoSize> sizes(List<String> pairs) {
        var sizes = new HashMap<DynoSize, DynoSize>();
        for (String pair : pairs) {
            String[] both = pair.split(":", 2);
            if (both.length < 2) {
                throw new IllegalArgumentException("'" + pair + "' is not size:size");
            }
            sizes.put(new DynoSize(both[0]), new DynoSize(both[1]));
        }
        return sizes;
    }

    /** The book itself, with the books of the log; empty where it is not published. */
    Optional<BookPublished> found(SupposedBook wanted, Sizes sizes) {
        return switch (wanted) {
            case SupposedBook.Read(var read) -> Optional.of(read);
            case SupposedBook.Published(var id, var version) ->
                version.map(number -> sizes.book(new PriceBookVersion(id, number)))
                        .orElseGet(() -> sizes.newest(id));
        };
    }
}
