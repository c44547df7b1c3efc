package dev.treering.aggregates.pricefile;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.Pool;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Tier;
import dev.treering.events.prices.Unit;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The books that come with Treering, held against the prices as they were written down from the Heroku CLI. */
class HerokuBooksTest {

    private static final BookPublished FIR = Books.read(Checkout.text("price-books/heroku-fir.yaml"));
    private static final BookPublished CEDAR = Books.read(Checkout.text("price-books/heroku-cedar.yaml"));

    /** vCPU x GB and dollars a month, as the families are printed. */
    private static final String FIR_SIZES = """
            dyno-1c-0.5gb 25   dyno-2c-1gb 50
            dyno-1c-4gb 80     dyno-2c-8gb 160    dyno-4c-16gb 320   dyno-8c-32gb 640    dyno-16c-64gb 1000
            dyno-2c-4gb 150    dyno-4c-8gb 300    dyno-8c-16gb 600   dyno-16c-32gb 1200  dyno-32c-64gb 2400
            dyno-1c-8gb 100    dyno-2c-16gb 250   dyno-4c-32gb 500   dyno-8c-64gb 750    dyno-16c-128gb 1500
            """;

    private static final String CEDAR_SIZES = """
            basic 7            standard-1x 25     standard-2x 50
            performance-m 250  performance-l 500  performance-l-ram 500  performance-xl 750  performance-2xl 1500
            private-s 225      private-m 450      private-l 900
            private-l-ram 500  private-xl 750     private-2xl 1500
            shield-s 270       shield-m 540       shield-l 1080
            shield-l-ram 600   shield-xl 900      shield-2xl 1800
            """;

    private static Map<String, Price> monthly(String table) {
        var words = List.of(table.strip().split("\\s+"));
        var prices = new TreeMap<String, Price>();
        for (int i = 0; i < words.size(); i += 2) {
            prices.put(words.get(i), new CalendarProrated(new BigDecimal(words.get(i + 1))));
        }
        return prices;
    }

    private static Map<String, Price> prices(BookPublished book) {
        return book.items().stream().collect(toMap(item -> item.sku().value(), PriceItem::price));
    }

    @Test
    void every_size_of_fir_has_its_price() {
        assertThat(monthly(FIR_SIZES)).hasSize(17);
        assertThat(prices(FIR)).containsAllEntriesOf(monthly(FIR_SIZES));
        assertThat(FIR.items().stream().map(PriceItem::sku).map(Sku::value).filter(sku -> sku.startsWith("dyno-")))
                .hasSize(17);
    }

    @Test
    void every_size_of_cedar_has_its_price_by_the_wall_clock() {
        assertThat(monthly(CEDAR_SIZES)).hasSize(20);
        assertThat(prices(CEDAR)).containsAllEntriesOf(monthly(CEDAR_SIZES));
        assertThat(CEDAR.items())
                .filteredOn(item -> monthly(CEDAR_SIZES).containsKey(item.sku().value()))
                .allMatch(item -> item.terms().basis() == Basis.FORMATION);
    }

    @Test
    void eco_is_five_dollars_for_whoever_used_it_and_a_thousand_hours() {
        var eco = CEDAR.items().stream()
                .filter(item -> item.sku().equals(new Sku("eco")))
                .findFirst()
                .orElseThrow();

        assertThat(eco.price())
                .isEqualTo(new Price.Graduated(
                        List.of(new Tier(Optional.empty(), BigDecimal.ZERO, new BigDecimal("5"), Optional.empty()))));
        assertThat(eco.terms().scope()).isEqualTo(Scope.ACCOUNT);
        assertThat(eco.terms().basis()).isEqualTo(Basis.LESSER);
        assertThat(eco.terms().pool().flatMap(CEDAR.terms()::pool))
                .contains(new Pool(
                        "eco-hours",
                        new BigDecimal("1000"),
                        new Unit("hour", new BigDecimal("3600000"), Unit.Rounding.EXACT)));
    }

    @Test
    void spaces_cost_what_is_printed_as_their_most_and_builds_nothing() {
        var thousand = new CalendarProrated(new BigDecimal("1000"));

        assertThat(prices(FIR)).containsEntry("space-private", thousand).doesNotContainKey("space-shield");
        assertThat(prices(CEDAR))
                .containsEntry("space-private", thousand)
                .containsEntry("space-shield", new CalendarProrated(new BigDecimal("3000")));
        for (var book : List.of(FIR, CEDAR)) {
            assertThat(prices(book))
                    .containsEntry("build", new Price.Free())
                    .containsEntry("build-failed", new Price.Free());
        }
    }
}
