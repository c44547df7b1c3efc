package dev.treering.projections.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.ledger.OpenbTrace;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 150 days of a real cluster: what Fir charges is what was stated, and what Cedar would have charged is what fractions over the
 * trace's own cells come to. The cells and the statements were computed without us.
 */
class OpenbComparisonTest {

    private static final PriceBookVersion FIR = new PriceBookVersion("openb", 1);
    private static final PriceBookVersion CEDAR = new PriceBookVersion("cedar", 1);

    /** Cedar's dollars a month, as Heroku's command line prints them. */
    private static final Map<String, Long> CEDAR_PRICES = Map.of(
            "standard-1x", 25L,
            "standard-2x", 50L,
            "performance-l", 500L,
            "performance-l-ram", 500L,
            "performance-xl", 750L,
            "performance-2xl", 1500L);

    private static List<LoggedFact> facts = List.of();
    private static OpenbTrace trace;

    @BeforeAll
    static void read_the_trace() {
        var found = OpenbTrace.find();
        assumeTrue(found.isPresent(), "skipped: no data/openb under the system property treering.shared");
        trace = found.get();
        facts = new ArrayList<>(trace.facts());
        facts.addFirst(
                new LoggedFact(0, facts.getFirst().id(), facts.getFirst().heldAt(), Instant.EPOCH, Map.of(), cedar()));
    }

    private static BookPublished cedar() {
        var plain = ItemTerms.PLAIN;
        var asked = new ItemTerms(
                Basis.FORMATION,
                plain.measure(),
                plain.scope(),
                plain.unit(),
                plain.included(),
                plain.pool(),
                plain.discountPercent(),
                plain.minimum(),
                plain.maximum(),
                plain.taxCategory());
        return new BookPublished(
                CEDAR,
                Currency.getInstance("USD"),
                LocalDate.of(2026, 1, 1),
                CEDAR_PRICES.entrySet().stream()
                        .map(price -> new PriceItem(
                                new Sku(price.getKey()), new CalendarProrated(new BigDecimal(price.getValue())), asked))
                        .toList(),
                Hash.of("cedar".getBytes(UTF_8)),
                "cedar");
    }

    /** The reviewed rule, once more: the smallest with at least the memory. Empty where there is none. */
    private static String equivalent(String fir) {
        BigDecimal memory = new BigDecimal(fir.replaceAll("dyno-\\d+c-|gb", ""));
        return List.of(
                        "0.5 standard-1x",
                        "1 standard-2x",
                        "14 performance-l",
                        "30 performance-l-ram",
                        "62 performance-xl",
                        "126 performance-2xl")
                .stream()
                .filter(size -> new BigDecimal(size.split(" ")[0]).compareTo(memory) >= 0)
                .map(size -> size.split(" ")[1])
                .findFirst()
                .orElse("");
    }

    private static List<Charged> compared(PriceBookVersion book) {
        var sizes = new Sizes();
        facts.forEach(fact -> sizes.read(fact.fact()));
        Map<DynoSize, DynoSize> map = trace.cells().stream()
                .map(line -> line.split(",")[3])
                .distinct()
                .filter(size -> !equivalent(size).isEmpty())
                .collect(Collectors.toMap(DynoSize::new, size -> new DynoSize(equivalent(size))));
        var comparison = BookComparison.of(new Wanted(book, map, false), sizes).orElseThrow();
        facts.forEach(comparison::accept);
        return comparison.charged();
    }

    private static SortedMap<String, String> totals(List<Charged> charged) {
        var totals = new TreeMap<String, String>();
        charged.forEach(each -> totals.put(
                each.account() + "/" + each.period() + " " + each.mode(),
                each.total().orElseThrow().setScale(2).toPlainString()));
        return totals;
    }

    @Test
    void the_assigned_book_comes_to_what_was_stated() {
        var stated = new TreeMap<String, String>();
        trace.statements()
                .properties()
                .forEach(each -> stated.put(
                        each.getKey() + " " + each.getValue().path("mode").asString(),
                        each.getValue().path("total").asString()));

        assertThat(totals(compared(FIR))).hasSize(66).isEqualTo(stated);
    }

    @Test
    void cedar_bills_what_was_asked_for_in_the_smallest_size_that_holds_it() {
        assertThat(totals(compared(CEDAR))).hasSize(66).isEqualTo(cedarByFractions());
    }

    /** Commanded milliseconds x price / milliseconds of the month, each line rounded once to the cent, half away from zero. */
    private static SortedMap<String, String> cedarByFractions() {
        var asked = new HashMap<List<String>, Long>();
        for (String cell : trace.cells()) {
            String[] column = cell.split(",");
            String month = column[4].substring(0, 7);
            if (month.compareTo("2026-05") < 0) {
                asked.merge(
                        List.of(column[0], month, column[1], column[2], column[3]),
                        Long.parseLong(column[5]),
                        Long::sum);
            }
        }
        var cents = new TreeMap<String, BigInteger>();
        asked.forEach((line, ms) -> {
            var month = YearMonth.parse(line.get(1));
            String mode = month.isBefore(YearMonth.of(2026, 4)) ? "SHADOW" : "LIVE";
            long price = CEDAR_PRICES.getOrDefault(equivalent(line.get(4)), 0L);
            cents.merge(
                    line.get(0) + "/" + month + " " + mode,
                    rounded(
                            BigInteger.valueOf(ms).multiply(BigInteger.valueOf(price * 100)),
                            BigInteger.valueOf(
                                    Duration.ofDays(month.lengthOfMonth()).toMillis())),
                    BigInteger::add);
        });
        var totals = new TreeMap<String, String>();
        cents.forEach((key, sum) -> totals.put(key, new BigDecimal(sum, 2).toPlainString()));
        return totals;
    }

    private static BigInteger rounded(BigInteger numerator, BigInteger denominator) {
        return numerator.shiftLeft(1).add(denominator).divide(denominator.shiftLeft(1));
    }

    @Test
    void what_has_no_equivalent_is_listed_and_in_no_total() {
        var left = compared(CEDAR).stream()
                .flatMap(each -> each.notOffered().stream())
                .map(Charged.NotOffered::size)
                .collect(Collectors.toSet());

        var withoutEquivalent = trace.cells().stream()
                .map(line -> line.split(","))
                .filter(column -> column[4].compareTo("2026-05") < 0)
                .map(column -> column[3])
                .filter(size -> equivalent(size).isEmpty())
                .collect(Collectors.toSet());
        assertThat(withoutEquivalent).contains("dyno-32c-256gb");
        assertThat(left).isEqualTo(withoutEquivalent);
    }
}
