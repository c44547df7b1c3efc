package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.item;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Stated.dyno;
import static dev.treering.projections.statements.Stated.given;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Price.PerUnit;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Unit;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Statements of what is no dyno. April 2026 has 30 days; 30 a month is 1 a day. */
class StatementsKindsTest {

    private static final Unit GIGABYTE = new Unit("GB", new BigDecimal("1000000000"), Rounding.EXACT);

    @Test
    void a_counter_is_the_sum_of_its_days_and_a_revision_takes_the_place_of_the_earlier() {
        // 5 GB and 20 GB at 0.10
        given(opened("USD"), published(1, "USD", egress("0.10")), assigned(1, "2026-01-01"))
                .reported("egress", "byte", "2026-04-01", count("5000000000"))
                .reported("egress", "byte", "2026-04-02", count("7"))
                .reported("egress", "byte", "2026-04-02", count("20000000000"))
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 2.50 USD
                  shop byte egress 25 list@1 0.10/GB = 2.50
                """);
    }

    @Test
    void a_counter_follows_a_book_that_changes_part_way() {
        // 10 GB at 0.10, 10 GB at 0.20
        given(opened("USD"), published(1, "USD", egress("0.10")), assigned(1, "2026-01-01"))
                .and(published(2, "USD", egress("0.20")), assigned(2, "2026-04-16"))
                .reported("egress", "byte", "2026-04-15", count("10000000000"))
                .reported("egress", "byte", "2026-04-16", count("10000000000"))
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 3.00 USD
                  shop byte egress 10 list@1 0.10/GB = 1.00
                  shop byte egress 10 list@2 0.20/GB = 2.00
                """);
    }

    @Test
    void things_of_two_kinds_are_two_things_even_where_they_are_called_alike() {
        var addOn = new Resource(ResourceKind.ADD_ON, "shop", "web", new Sku("std"));
        given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"))
                .used(dyno("shop", "std"), "2026-04", 1, 10)
                .used(addOn, "2026-04", 1, 20)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 30.00 USD
                  shop web std 10 days list@1 30/month = 10.00
                  shop web std 20 days list@1 30/month = 20.00
                """);
    }

    @Test
    void a_line_of_what_belongs_to_no_app_has_no_app_name() {
        var space = new Resource(ResourceKind.SPACE, "", "space-1", new Sku("std"));
        given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"))
                .used(space, "2026-04", 1, 10)
                .closed("2026-04")
                .says("2026-04 SHADOW 10.00 USD\n   space-1 std 10 days list@1 30/month = 10.00");
    }

    private static PriceItem egress(String perGigabyte) {
        return item("egress", new PerUnit(new BigDecimal(perGigabyte)), ItemTerms.PLAIN.with(GIGABYTE));
    }

    private static Count count(String quantity) {
        return new Count(new BigDecimal(quantity), 1, new BigDecimal(quantity));
    }
}
