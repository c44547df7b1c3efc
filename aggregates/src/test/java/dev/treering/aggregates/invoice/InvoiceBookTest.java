package dev.treering.aggregates.invoice;

import static dev.treering.aggregates.invoice.Claims.DUE;
import static dev.treering.aggregates.invoice.Claims.ON;
import static dev.treering.aggregates.invoice.Claims.issued;
import static dev.treering.aggregates.invoice.Claims.voided;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.InvoiceNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceBookTest {

    private static final Claim ACME = Claims.of("acme", "10.00");
    private static final Claim BCME = Claims.of("bcme", "-3.50");
    private static final Claim CCME = Claims.of("ccme", "0");

    @Test
    void a_series_begins_at_one_and_has_no_gap() {
        assertThat(InvoiceBook.EMPTY.issue("INV", List.of(ACME, BCME, CCME), ON, DUE))
                .containsExactly(issued("INV", 1, ACME), issued("INV", 2, BCME), issued("INV", 3, CCME));
    }

    @Test
    void what_is_invoiced_is_passed_over_and_leaves_no_gap() {
        var book = InvoiceBook.EMPTY.with(List.of(issued("INV", 1, BCME)));

        assertThat(book.issue("INV", List.of(ACME, BCME, CCME), ON, DUE))
                .containsExactly(issued("INV", 2, ACME), issued("INV", 3, CCME));
    }

    @Test
    void a_claim_that_comes_twice_is_invoiced_once() {
        assertThat(InvoiceBook.EMPTY.issue("INV", List.of(ACME, ACME), ON, DUE)).hasSize(1);
    }

    @Test
    void each_series_counts_for_itself_but_a_claim_is_invoiced_in_one_of_them_only() {
        var book = InvoiceBook.EMPTY.with(List.of(issued("EU", 1, ACME), issued("EU", 2, BCME)));

        assertThat(book.issue("INV", List.of(ACME, BCME, CCME), ON, DUE)).containsExactly(issued("INV", 1, CCME));
        assertThat(book.next("EU")).isEqualTo(new InvoiceNumber("EU", 3));
    }

    @Test
    void after_a_void_a_claim_is_invoiced_again_under_a_new_number() {
        var first = issued("INV", 1, ACME);
        var book = InvoiceBook.EMPTY.with(List.of(first, voided(first)));

        assertThat(book.numberOf(ACME)).isEmpty();
        assertThat(book.issue("INV", List.of(ACME), ON, DUE)).containsExactly(issued("INV", 2, ACME));
    }

    @Test
    void voiding_the_first_invoice_does_not_free_what_a_second_one_holds() {
        var first = issued("INV", 1, ACME);
        var second = issued("INV", 2, ACME);
        var book = InvoiceBook.EMPTY.with(List.of(first, voided(first), second, voided(first)));

        assertThat(book.numberOf(ACME)).contains(second.number());
    }

    @Test
    void a_book_is_not_changed_by_what_is_added_to_a_later_one() {
        var book = InvoiceBook.EMPTY.with(List.of(issued("INV", 1, ACME)));
        var later = book.with(List.of(issued("INV", 2, BCME)));

        assertThat(book.next("INV").number()).isEqualTo(2);
        assertThat(later.next("INV").number()).isEqualTo(3);
    }

    @Test
    void accounts_with_entries_alike_are_told_apart() {
        var other = new Claim(BCME.account(), ACME.source(), ACME.currency(), ACME.total());

        assertThat(InvoiceBook.EMPTY.issue("INV", List.of(ACME, other), ON, DUE))
                .hasSize(2);
        assertThat(ACME.draftId()).isNotEqualTo(other.draftId());
    }
}
