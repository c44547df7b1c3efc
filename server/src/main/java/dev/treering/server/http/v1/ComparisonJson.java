package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.comparison.Charged;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A comparison of price books: by account and month, and in all by currency. Amounts are decimal strings. */
final class ComparisonJson {

    private ComparisonJson() {}

    record Shown(String from, String until, List<Row> rows, List<Total> totals) {}

    /** {@code shadow}, {@code live} and {@code total} leave out what is not offered and what is withheld. */
    record Row(
            String account,
            String period,
            String book,
            Optional<String> currency,
            String shadow,
            String live,
            String total,
            List<Charged.NotOffered> notOffered,
            List<String> withheld) {}

    record Total(String book, String currency, String shadow, String live, String total) {}

    private record Sums(BigDecimal shadow, BigDecimal live) {
        static final Sums NONE = new Sums(BigDecimal.ZERO, BigDecimal.ZERO);

        static Sums of(Charged charged) {
            BigDecimal amount = charged.total().orElse(BigDecimal.ZERO);
            return charged.mode() == BillingMode.SHADOW
                    ? new Sums(amount, BigDecimal.ZERO)
                    : new Sums(BigDecimal.ZERO, amount);
        }

        Sums plus(Sums other) {
            return new Sums(shadow.add(other.shadow), live.add(other.live));
        }

        BigDecimal total() {
            return shadow.add(live);
        }
    }

    static Shown of(YearMonth from, YearMonth until, List<PriceBookVersion> books, List<List<Charged>> charged) {
        SortedMap<String, List<Row>> rows = new TreeMap<>();
        var totals = new ArrayList<Total>();
        for (int i = 0; i < books.size(); i++) {
            String book = books.get(i).toString();
            var within = charged.get(i).stream()
                    .filter(each ->
                            !each.period().isBefore(from) && !each.period().isAfter(until))
                    .toList();
            SortedMap<String, List<Charged>> byPlace = new TreeMap<>();
            SortedMap<Currency, Sums> byCurrency = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
            for (Charged each : within) {
                byPlace.computeIfAbsent(each.account() + " " + each.period(), _ -> new ArrayList<>())
                        .add(each);
                each.currency().ifPresent(currency -> byCurrency.merge(currency, Sums.of(each), Sums::plus));
            }
            byPlace.forEach((place, modes) ->
                    rows.computeIfAbsent(place, _ -> new ArrayList<>()).add(row(book, modes)));
            byCurrency.forEach((currency, sums) -> totals.add(new Total(
                    book,
                    currency.getCurrencyCode(),
                    Amounts.text(sums.shadow(), currency),
                    Amounts.text(sums.live(), currency),
                    Amounts.text(sums.total(), currency))));
        }
        return new Shown(
                from.toString(),
                until.toString(),
                rows.values().stream().flatMap(List::stream).toList(),
                totals);
    }

    private static Row row(String book, List<Charged> modes) {
        Charged first = modes.getFirst();
        Sums sums = modes.stream().map(Sums::of).reduce(Sums.NONE, Sums::plus);
        Optional<Currency> currency =
                modes.stream().flatMap(each -> each.currency().stream()).findFirst();
        return new Row(
                first.account().value(),
                first.period().toString(),
                book,
                currency.map(Currency::getCurrencyCode),
                Amounts.text(sums.shadow(), currency),
                Amounts.text(sums.live(), currency),
                Amounts.text(sums.total(), currency),
                modes.stream().flatMap(each -> each.notOffered().stream()).toList(),
                modes.stream().flatMap(each -> each.withheld().stream()).toList());
    }
}
