package dev.treering.server.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DueFiguresTest {

    private static final Dues SOUND = Dues.of("acme", "10.00");

    @Test
    void what_is_sound_has_no_problem_also_where_money_is_given_back() {
        assertThat(DueFigures.problem(SOUND.due())).isEmpty();
        assertThat(DueFigures.problem(Dues.of("acme", "-3.50").due())).isEmpty();
        assertThat(DueFigures.problem(SOUND.withSum("10.0").due())).isEmpty();
    }

    @Test
    void lines_that_do_not_come_to_the_total_are_a_problem() {
        assertThat(DueFigures.problem(SOUND.withSum("10.01").due()))
                .contains("its lines come to 10.01, its total is 10.00");
    }

    @Test
    void a_line_that_is_missing_is_a_problem_even_where_the_sum_holds() {
        assertThat(DueFigures.problem(SOUND.withLines(2, 1).due()).orElseThrow())
                .contains("2 lines, there are 1");
    }

    @Test
    void an_amount_finer_than_the_minor_unit_is_a_problem() {
        assertThat(DueFigures.problem(SOUND.withDecimals(3).due()).orElseThrow())
                .contains("3 decimals; USD has 2");
    }

    @Test
    void another_currency_than_the_accounts_is_a_problem() {
        assertThat(DueFigures.problem(SOUND.ofAccountIn("EUR").due()).orElseThrow())
                .contains("USD", "EUR");
    }

    @Test
    void an_entry_that_the_chain_does_not_have_is_a_problem() {
        assertThat(DueFigures.problem(SOUND.withHeadAt(6).due()).orElseThrow()).contains("ends at 6");
        assertThat(DueFigures.problem(SOUND.due(Dues.hashOf("other"))).orElseThrow())
                .contains("its hash is");
        assertThat(DueFigures.problem(SOUND.withHeadAt(8).due(Dues.hashOf("other"))))
                .isEmpty();
    }

    @Test
    void only_a_statement_without_lines_asks_for_nothing() {
        assertThat(DueFigures.asksForNothing(
                        Dues.of("acme", "0.00").withLines(0, 0).due()))
                .isTrue();
        assertThat(DueFigures.asksForNothing(Dues.of("acme", "0.00").due())).isFalse();
    }
}
