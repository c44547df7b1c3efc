package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.item;
import static dev.treering.projections.statements.Books.live;
import static dev.treering.projections.statements.Books.monthly;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Stated.dyno;
import static dev.treering.projections.statements.Stated.given;

import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Policies;
import dev.treering.events.prices.Policies.Charging;
import dev.treering.events.prices.Pool;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.Price.PerUnit;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Unit;
import dev.treering.events.prices.Unit.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a book says beside its prices reaches the statement. April 2026 has 30 days; 30 a month is 1 a day. */
class StatementsBookTest {

    private static final Unit HOUR = new Unit("hour", new BigDecimal("3600000"), Rounding.EXACT);
    private static final long HOUR_MS = 3_600_000;

    @Test
    void two_apps_share_a_pool() {
        // 240 hours of a pool of 240 go to the first five days of both, 24 hours each a day; 120 hours of each are left
        // at 0.01
        pooled().used(dyno("blog", "eco"), "2026-04", 1, 10)
                .used(dyno("shop", "eco"), "2026-04", 1, 10)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 2.40 USD
                  blog web eco 10 days list@1 0.01/hour = 1.20
                  shop web eco 10 days list@1 0.01/hour = 1.20
                """);
    }

    @Test
    void a_month_that_goes_live_half_way_has_half_of_the_pool_in_each_mode_however_much_of_it_was_used() {
        // SHADOW: 10 days are 240 hours, 120 of the pool, 120 at 0.01. LIVE: 6 days are 144 hours, 120 of the pool, 24
        // at 0.01
        pooled().and(live("2026-04-16"))
                .used(dyno("shop", "eco"), "2026-04", 1, 10)
                .used(dyno("shop", "eco"), "2026-04", 25, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 1.20 USD
                  shop web eco 10 days list@1 0.01/hour = 1.20
                2026-04 LIVE 0.24 USD
                  shop web eco 6 days list@1 0.01/hour = 0.24
                """);
    }

    @Test
    void a_month_that_goes_live_half_way_asks_half_of_the_minimum() {
        // asked for are 20 x 15/30 = 10.00; used are 4.00
        minimum()
                .and(live("2026-04-16"))
                .used("std", "2026-04", 20, 23)
                .closed("2026-04")
                .says("""
                2026-04 LIVE 10.00 USD
                  shop web std 4 days list@1 30/month = 4.00
                  MINIMUM list@1 = 6.00
                """);
    }

    @Test
    void a_minimum_is_asked_where_anything_was_used() {
        minimum()
                .used("std", "2026-04", 20, 23)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 20.00 USD
                  shop web std 4 days list@1 30/month = 4.00
                  MINIMUM list@1 = 16.00
                """)
                .closed("2026-05")
                .saysNothing();
    }

    @Test
    void a_maximum_lowers_the_lines_in_proportion() {
        // 30.00 and 15.00 are 45.00; at most 9.00 are 6.00 and 3.00
        given(
                        opened("USD"),
                        published(
                                1,
                                "USD",
                                limits(Optional.empty(), Optional.of(new BigDecimal("9"))),
                                monthly("std", "30")),
                        assigned(1, "2026-01-01"))
                .used(dyno("blog", "std"), "2026-04", 1, 30)
                .used(dyno("shop", "std"), "2026-04", 1, 15)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 9.00 USD
                  blog web std 30 days list@1 30/month = 6.00
                  shop web std 15 days list@1 30/month = 3.00
                """);
    }

    @Test
    void time_that_was_only_asked_for_is_charged_where_the_book_bills_the_formation() {
        given(
                        opened("USD"),
                        published(
                                1, "USD", item("std", new CalendarProrated(new BigDecimal("30")), by(Basis.FORMATION))),
                        assigned(1, "2026-01-01"))
                .cell("std", LocalDate.of(2026, 4, 2), new Usage(24 * HOUR_MS, 0, 0))
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """);
    }

    @Test
    void the_policies_of_the_book_say_which_time_is_billed() {
        // 20 h, and 1 h after a crash, and 2 h of a lost dyno, less 5 h of maintenance and two boots of half an hour:
        // 17 h at 1.00
        var policies = new Policies(Charging.BILLED, HOUR_MS / 2, Charging.FREE, Charging.BILLED);
        var terms = new BookTerms(policies, List.of(), Optional.empty(), Optional.empty());
        var perHour = item("std", new PerUnit(new BigDecimal("1")), ItemTerms.PLAIN.with(HOUR));
        given(opened("USD"), published(1, "USD", terms, perHour), assigned(1, "2026-01-01"))
                .cell(
                        "std",
                        LocalDate.of(2026, 4, 2),
                        new Usage(24 * HOUR_MS, 20 * HOUR_MS, 20 * HOUR_MS, HOUR_MS, 2 * HOUR_MS, 5 * HOUR_MS),
                        2)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 17.00 USD
                  shop web std 0 days list@1 1/hour = 17.00
                """);
    }

    private static Stated pooled() {
        var pool = new Pool("eco", new BigDecimal("240"), HOUR);
        var terms = new BookTerms(Policies.AS_OBSERVED, List.of(pool), Optional.empty(), Optional.empty());
        return given(
                opened("USD"),
                published(1, "USD", terms, item("eco", new PerUnit(new BigDecimal("0.01")), fromPool("eco"))),
                assigned(1, "2026-01-01"));
    }

    private static Stated minimum() {
        return given(
                opened("USD"),
                published(1, "USD", limits(Optional.of(new BigDecimal("20")), Optional.empty()), monthly("std", "30")),
                assigned(1, "2026-01-01"));
    }

    private static BookTerms limits(Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {
        return new BookTerms(Policies.AS_OBSERVED, List.of(), minimum, maximum);
    }

    private static ItemTerms by(Basis basis) {
        return ItemTerms.PLAIN.with(basis);
    }

    private static ItemTerms fromPool(String pool) {
        return new ItemTerms(
                Basis.LESSER,
                Measure.SUM,
                Scope.RESOURCE,
                HOUR,
                BigDecimal.ZERO,
                Optional.of(pool),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                "standard");
    }
}
