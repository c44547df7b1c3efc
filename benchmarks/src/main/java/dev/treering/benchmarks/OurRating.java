package dev.treering.benchmarks;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Piece;
import dev.treering.projections.rating.Rater;
import dev.treering.projections.rating.RatingInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** Our rating: from a month's cells to the lines of its statement, as the ledger does it when a period closes. */
final class OurRating {

    private static final PriceBookVersion BOOK = new PriceBookVersion("list", 1);
    private static final Currency USD = Currency.getInstance("USD");

    private OurRating() {}

    /** From the points a peer gets, summed to a cell a day on the way: one app, one line. */
    static RatingEngine ofPoints() {
        return (tariff, subscriptions) -> {
            PriceItem item = OurPrices.item(tariff);
            return subscription -> total(item, Cells.daily(subscriptions.get(subscription)));
        };
    }

    /** From as many cells as there are points: so many apps as there are points a day, each with a line of the statement. */
    static RatingEngine ofCells() {
        return ofCells(Cells::each);
    }

    /** From a cell a day, as the ledger keeps them: one app, one line. */
    static RatingEngine ofDays() {
        return ofCells(Cells::daily);
    }

    private static RatingEngine ofCells(
            Function<Subscription, SortedMap<Resource, SortedMap<LocalDate, Metered>>> metered) {
        return (tariff, subscriptions) -> {
            PriceItem item = OurPrices.item(tariff);
            var cells = subscriptions.stream().map(metered).toList();
            return subscription -> total(item, cells.get(subscription));
        };
    }

    private static BigDecimal total(PriceItem item, SortedMap<Resource, SortedMap<LocalDate, Metered>> cells) {
        var pieces = new ArrayList<Piece>(cells.size());
        cells.forEach((resource, days) -> pieces.add(piece(resource, item, days)));
        var month = YearMonth.from(cells.firstEntry().getValue().firstKey());
        return Rater.rate(new RatingInput(month, USD, pieces, List.of())).total();
    }

    private static Piece piece(Resource resource, PriceItem item, SortedMap<LocalDate, Metered> days) {
        return new Piece(
                resource,
                BOOK,
                BookTerms.PLAIN,
                item,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                days.firstKey().lengthOfMonth(),
                days);
    }
}
