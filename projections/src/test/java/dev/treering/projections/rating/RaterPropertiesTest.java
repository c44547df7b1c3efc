package dev.treering.projections.rating;

import static dev.treering.projections.rating.Months.APRIL;
import static dev.treering.projections.rating.Months.meter;
import static dev.treering.projections.rating.Months.money;
import static dev.treering.projections.rating.Months.rated;
import static dev.treering.projections.rating.Months.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Unit.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds for any month; every failure names its seed. */
class RaterPropertiesTest {

    private static final int RUNS = Integer.getInteger("treering.samples", 400);
    private static final MinorUnit CENT = new MinorUnit(2);
    private static final MinorUnit FINE = new MinorUnit(30);

    @Test
    void the_lines_come_to_the_total_and_credits_never_turn_it() {
        for (long seed = 0; seed < RUNS; seed++) {
            Rated rated = rated("USD", new RandomMonth(seed).pieces(), credit("40"), credit("3.33"));

            assertThat(rated.lines().stream().map(StatementLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(rated.total());
            assertThat(rated.total()).as("seed %d", seed).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        }
    }

    @Test
    void the_order_of_the_pieces_does_not_matter() {
        for (long seed = 0; seed < RUNS; seed++) {
            var pieces = new ArrayList<>(new RandomMonth(seed).pieces());
            Rated rated = rated("USD", pieces, credit("40"));
            Collections.shuffle(pieces, new Random(seed));

            assertThat(rated("USD", pieces, credit("40"))).as("seed %d", seed).isEqualTo(rated);
        }
    }

    @Test
    void what_is_rated_together_is_rounded_once() {
        for (long seed = 0; seed < RUNS; seed++) {
            long run = seed;
            List<Piece> pieces = new RandomMonth(seed)
                    .pieces().stream().map(RaterPropertiesTest::untaxed).toList();
            SortedMap<Resource, BigDecimal> exact = byGroup(pieces, FINE);
            byGroup(pieces, CENT)
                    .forEach((together, amount) -> assertThat(
                                    amount.subtract(exact.getOrDefault(together, BigDecimal.ZERO))
                                            .abs())
                            .as("seed %d, %s", run, together)
                            .isLessThanOrEqualTo(money("0.005")));
        }
    }

    @Test
    void more_usage_never_costs_less_where_the_price_does_not_look_at_the_volume() {
        for (long seed = 0; seed < RUNS; seed++) {
            var random = new RandomMonth(seed);
            Price price = random.rising();
            Rounding rounding = random.rounding();
            BigDecimal less = random.figure(100, 2);
            BigDecimal more = less.add(random.figure(30, 2));

            assertThat(total(price, rounding, more))
                    .as("seed %d: %s of %s and %s", seed, price, less, more)
                    .isGreaterThanOrEqualTo(total(price, rounding, less));
        }
    }

    @Test
    void a_price_by_the_unit_is_quantity_times_price() {
        var random = new Random(11);
        for (int run = 0; run < RUNS; run++) {
            BigDecimal price = new BigDecimal(random.nextInt(1_000_000)).movePointLeft(6);
            BigDecimal quantity = new BigDecimal(random.nextInt(1_000_000)).movePointLeft(3);
            Piece piece = new Offer("gb", new Price.PerUnit(price))
                    .piece(APRIL, meter("shop", "gb"), report(1, quantity.toPlainString()));

            assertThat(rated(piece).total())
                    .as("run %d", run)
                    .isEqualByComparingTo(price.multiply(quantity).setScale(2, RoundingMode.HALF_UP));
        }
    }

    private static BigDecimal total(Price price, Rounding rounding, BigDecimal quantity) {
        return rated(new Offer("gb", price)
                        .per("unit", money("1.7"), rounding)
                        .piece(APRIL, meter("shop", "gb"), report(1, quantity.toPlainString())))
                .total();
    }

    /** What the lines of each group come to. Random SKUs have one book and one price. */
    private static SortedMap<Resource, BigDecimal> byGroup(List<Piece> pieces, MinorUnit unit) {
        var groups = new TreeMap<Resource, Resource>();
        pieces.forEach(piece -> groups.put(piece.resource(), Group.Key.of(piece).together()));
        var input = new RatingInput(APRIL, Currency.getInstance("USD"), pieces, List.of());
        var sums = new TreeMap<Resource, BigDecimal>();
        Rater.rate(input, unit)
                .lines()
                .forEach(line -> sums.merge(
                        groups.getOrDefault(line.resource(), line.resource()), line.amount(), BigDecimal::add));
        return sums;
    }

    private static Piece untaxed(Piece piece) {
        return new Piece(
                piece.resource(),
                piece.book(),
                piece.terms(),
                piece.item(),
                piece.discounts(),
                piece.fx(),
                Optional.empty(),
                piece.daysInForce(),
                piece.days());
    }

    private static CreditBalance credit(String left) {
        return new CreditBalance("credit-" + left, money(left), LocalDate.EPOCH, Optional.empty(), 1);
    }
}
