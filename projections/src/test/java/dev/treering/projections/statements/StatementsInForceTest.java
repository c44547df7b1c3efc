package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.item;
import static dev.treering.projections.statements.Books.live;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Stated.given;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Price.PerUnit;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a price gives of a whole month goes by the days it was in force: 100 requests of April 2026, which has 30 days. The line shows all
 * that was used.
 */
class StatementsInForceTest {

    @Test
    void a_price_in_force_all_month_gives_all_that_it_includes() {
        // 120 - 100 = 20 at 0.10
        including(100)
                .reported("requests", "request", "2026-04-20", reported(120))
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 2.00 USD
                  shop request requests 120 list@1 0.10/unit = 2.00
                """);
    }

    @Test
    void a_month_that_goes_live_half_way_includes_half_in_each_mode() {
        // 100 x 15/30 = 50 in each: SHADOW 60 - 50 = 10 at 0.10, LIVE 80 - 50 = 30 at 0.10
        including(100)
                .and(live("2026-04-16"))
                .reported("requests", "request", "2026-04-15", reported(60))
                .reported("requests", "request", "2026-04-16", reported(80))
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 1.00 USD
                  shop request requests 60 list@1 0.10/unit = 1.00
                2026-04 LIVE 3.00 USD
                  shop request requests 80 list@1 0.10/unit = 3.00
                """);
    }

    private static Stated including(long requests) {
        var terms = new ItemTerms(
                Basis.LESSER,
                Measure.SUM,
                Scope.RESOURCE,
                Unit.METERED,
                BigDecimal.valueOf(requests),
                Optional.empty(),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                "standard");
        var price = item("requests", new PerUnit(new BigDecimal("0.10")), terms);
        return given(opened("USD"), published(1, "USD", price), assigned(1, "2026-01-01"));
    }

    private static Count reported(long requests) {
        return new Count(BigDecimal.valueOf(requests), 1, BigDecimal.valueOf(requests));
    }
}
