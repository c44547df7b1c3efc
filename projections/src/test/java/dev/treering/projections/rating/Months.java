package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** April 2026, which has 30 days, in few words: what was used in it, and what it comes to. */
final class Months {

    static final YearMonth APRIL = YearMonth.of(2026, 4);
    static final long HOUR_MS = 3_600_000;

    private Months() {}

    static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    static Optional<BigDecimal> some(String amount) {
        return Optional.of(money(amount));
    }

    static Offer perHour(Offer offer, Rounding rounding) {
        return offer.per("hour", BigDecimal.valueOf(HOUR_MS), rounding);
    }

    static Resource dyno(String app, String process, String size) {
        return new Resource(ResourceKind.DYNO, app, process, new Sku(size));
    }

    static Resource meter(String app, String sku) {
        return new Resource(ResourceKind.USAGE, app, "unit", new Sku(sku));
    }

    /** Hours that were asked for and there, from the first of the month on, at most 24 a day. */
    static SortedMap<LocalDate, Metered> hours(long hours) {
        var days = new TreeMap<LocalDate, Metered>();
        for (long left = hours; left > 0; left -= 24) {
            long ms = Math.min(left, 24) * HOUR_MS;
            days.put(APRIL.atDay(days.size() + 1), Metered.level(new Usage(ms, ms, ms), 0));
        }
        return days;
    }

    /** One report on a day. */
    static SortedMap<LocalDate, Metered> report(int day, String quantity) {
        return new TreeMap<>(Map.of(APRIL.atDay(day), Metered.counter(new Count(money(quantity), 1, money(quantity)))));
    }

    static Rated rated(Piece... pieces) {
        return rated("USD", List.of(pieces));
    }

    static Rated rated(String currency, List<Piece> pieces, CreditBalance... credits) {
        return Rater.rate(new RatingInput(APRIL, Currency.getInstance(currency), pieces, List.of(credits)));
    }

    /** Each line as its kind, app or name, SKU and amount. */
    static List<String> rows(Rated rated) {
        return rated.lines().stream().map(Months::row).toList();
    }

    private static String row(StatementLine line) {
        Resource resource = line.resource();
        return String.join(
                " ",
                line.kind().name(),
                resource.app().isEmpty() ? resource.name() : resource.app(),
                resource.sku().value(),
                line.amount().toPlainString());
    }
}
