package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.discount;
import static dev.treering.projections.statements.Books.live;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.overridden;
import static dev.treering.projections.statements.Books.tax;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is agreed with an account, day by day. */
class TermsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 10);
    private static final Sku STD = new Sku("std");

    @Test
    void several_discounts_are_in_the_order_of_their_names_and_not_of_the_log() {
        var terms = said(
                discount("z", "1", "2026-01-01", ""),
                discount("a", "2", "2026-01-01", "", "std"),
                discount("m", "3", "2026-01-01", "", "gpu"),
                discount("b", "4", "2026-04-11", ""));

        assertThat(terms.discountsOn(DAY, STD)).containsExactly(new BigDecimal("2"), new BigDecimal("1"));
        assertThat(terms.discountsOn(DAY.plusDays(1), STD))
                .containsExactly(new BigDecimal("2"), new BigDecimal("4"), new BigDecimal("1"));
    }

    @Test
    void a_category_falls_back_on_the_rule_of_all_others_until_its_own_begins() {
        var terms = said(
                tax("", TaxMode.EXCLUSIVE, "21", "2026-01-01"), tax("reduced", TaxMode.EXCLUSIVE, "9", "2026-04-11"));

        assertThat(terms.taxOn(DAY, "reduced"))
                .map(rule -> rule.percent().intValue())
                .hasValue(21);
        assertThat(terms.taxOn(DAY.plusDays(1), "reduced"))
                .map(rule -> rule.percent().intValue())
                .hasValue(9);
        assertThat(terms.taxOn(LocalDate.of(2025, 12, 31), "reduced")).isEmpty();
    }

    @Test
    void terms_that_are_delivered_again_are_the_same_terms() {
        Fact[] all = everything();

        Terms once = said(all);
        Terms twice = once;
        for (int position = 0; position < all.length; position++) {
            twice = twice.with((AccountFact) all[position], position);
        }

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void terms_read_back_as_they_were_written() {
        Terms terms = said(everything());

        assertThat(Terms.CODEC.decode(Terms.CODEC.encode(terms))).isEqualTo(terms);
    }

    private static Fact[] everything() {
        return List.of(
                        opened("USD"),
                        live("2026-05-01"),
                        assigned(1, "2026-01-01"),
                        assigned(2, "2026-05-01"),
                        overridden("std", "60", "2026-01-01", "2026-06-01"),
                        overridden("std", "90", "2026-03-01", ""),
                        discount("spring", "10", "2026-01-01", "2026-06-01", "std", "gpu"),
                        tax("", TaxMode.EXCLUSIVE, "21", "2026-01-01"),
                        tax("reduced", TaxMode.INCLUSIVE, "9", "2026-01-01"))
                .toArray(Fact[]::new);
    }

    private static Terms said(Fact... facts) {
        Terms terms = Terms.NONE;
        for (int position = 0; position < facts.length; position++) {
            terms = terms.with((AccountFact) facts[position], position);
        }
        return terms;
    }
}
