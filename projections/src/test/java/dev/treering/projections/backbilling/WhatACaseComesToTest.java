package dev.treering.projections.backbilling;

import static dev.treering.projections.backbilling.Pilot.OTHER;
import static dev.treering.projections.backbilling.Pilot.SHOP;
import static dev.treering.projections.backbilling.Pilot.WEB;
import static dev.treering.projections.backbilling.Pilot.WORKER;
import static dev.treering.projections.backbilling.Pilot.cell;
import static dev.treering.projections.backbilling.Pilot.plain;
import static dev.treering.projections.backbilling.Pilot.terms;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.facts.BillingFact.DisputeResolved.Resolution;
import dev.treering.events.facts.BillingFact.Exclusion;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.ExcludedCell;
import dev.treering.events.ledger.BackBillEntry.ExcludedCell.Reason;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A case in figures. Every figure here is worked out by hand. */
class WhatACaseComesToTest {

    private final Pilot pilot = new Pilot();

    @Test
    void without_reductions_all_that_is_pending_of_its_days_is_posted() {
        pilot.states(cell("2026-03-01", "1.00"), cell("2026-03-02", "2.00"));
        pilot.states(cell("2026-04-01", "4.00"));

        pilot.proposes("2026-03-02", "2026-04-02", plain(), "2026-05-01");

        assertThat(posted()).containsExactly("2.00", "4.00");
        assertThat(backBill().total()).isEqualByComparingTo("6.00");
    }

    @Test
    void the_lower_price_holds_for_each_resources_month_as_a_whole() {
        // web: 3.00 then, 2.00 at go-live; worker: 1.00 then, 5.00 at go-live
        pilot.states(cell("2026-03-01", "1.00"), cell("2026-03-02", "2.00"), cell(WORKER, "2026-03-01", 0, "1.00"));
        pilot.agreed.atGoLive(WEB, "2026-03-01", "1.50");
        pilot.agreed.atGoLive(WEB, "2026-03-02", "0.50");
        pilot.agreed.atGoLive(WORKER, "2026-03-01", "5.00");

        pilot.proposes("2026-03-01", "2026-04-01", terms("0", "", PriceRule.LOWER, 30), "2026-05-01");

        // 1.00 off, by what was pending: 1/3 and 2/3 of a dollar
        assertThat(each(BackBilledCell::price)).containsExactly("0.33", "0.00", "0.67");
        assertThat(posted()).containsExactly("0.67", "1.00", "1.33");
    }

    @Test
    void what_is_left_of_a_day_is_compared_in_proportion() {
        // 4.00 stated, of which 3.00 was waived by a dispute; at go-live the day would cost 2.00, so what is left would
        // cost 0.50
        pilot.states(cell(WEB, "2026-03-01", 0, "3.00"));
        pilot.disputes("d1", "2026-03-01", "2026-03-02");
        pilot.resolves("d1", Resolution.UPHELD);
        pilot.states(cell(WEB, "2026-03-01", 1, "1.00"));
        pilot.agreed.atGoLive(WEB, "2026-03-01", "2.00");

        pilot.proposes("2026-03-01", "2026-04-01", terms("0", "", PriceRule.LOWER, 30), "2026-05-01");

        assertThat(posted()).containsExactly("0.50");
    }

    @Test
    void the_then_current_price_is_not_compared() {
        pilot.states(cell("2026-03-01", "1.00"));
        pilot.agreed.atGoLive(WEB, "2026-03-01", "0.10");

        pilot.proposes("2026-03-01", "2026-04-01", plain(), "2026-05-01");

        assertThat(posted()).containsExactly("1.00");
    }

    @Test
    void the_discount_is_rounded_once_for_a_month_and_its_cents_go_where_most_was_lost() {
        // 10 % of 0.15 is 0.015, so 0.02; of three equal cells the first two give a cent
        pilot.states(cell("2026-03-01", "0.05"), cell("2026-03-02", "0.05"), cell("2026-03-03", "0.05"));

        pilot.proposes("2026-03-01", "2026-04-01", terms("10", "", PriceRule.THEN_CURRENT, 30), "2026-05-01");

        assertThat(each(BackBilledCell::discount)).containsExactly("0.01", "0.01", "0.00");
    }

    @Test
    void the_cap_is_on_the_whole_case_after_price_and_discount() {
        // 8.00 and 2.00: half off is 4.00 and 1.00; 3.00 at most takes 2.00 off, four parts and one part of five
        pilot.states(cell("2026-03-01", "8.00"));
        pilot.states(cell("2026-04-01", "2.00"));

        pilot.proposes("2026-03-01", "2026-05-01", terms("50", "3.00", PriceRule.THEN_CURRENT, 30), "2026-05-01");

        assertThat(each(BackBilledCell::cap)).containsExactly("1.60", "0.40");
        assertThat(posted()).containsExactly("2.40", "0.60");
    }

    @Test
    void usage_that_was_taken_back_is_not_taken_back_twice_over() {
        // 10.00 stated and 10.00 taken back: half off nothing is nothing
        pilot.states(cell(WEB, "2026-03-01", 0, "10.00"));
        pilot.states(cell(WEB, "2026-03-01", 1, "-10.00"));

        pilot.proposes("2026-03-01", "2026-04-01", terms("50", "", PriceRule.THEN_CURRENT, 30), "2026-05-01");

        assertThat(posted()).containsExactly("10.00", "-10.00");
        assertThat(backBill().total()).isEqualByComparingTo("0");
    }

    @Test
    void of_several_reasons_to_leave_a_cell_out_the_first_is_told() {
        pilot.states(cell("2025-03-31", "1.00"), cell("2025-03-30", "1.00"));
        pilot.states(cell("2025-04-01", "1.00"), cell(OTHER, "2025-04-01", 0, "1.00"));
        pilot.states(cell("2025-05-01", "1.00"));
        pilot.disputes("d1", "2025-03-31", "2025-04-01");

        pilot.proposes(
                "2025-03-01",
                "2025-06-01",
                plain(),
                "2026-04-01",
                new Exclusion(
                        LocalDate.parse("2025-03-31"), LocalDate.parse("2025-04-02"), Optional.of(SHOP), "incident 7"));

        assertThat(backBill().excluded())
                .extracting(cell -> cell.pending().day().toString(), ExcludedCell::reason, ExcludedCell::detail)
                .containsExactly(
                        tuple("2025-03-30", Reason.BEFORE_LOOKBACK, "before 2025-04-01"),
                        tuple("2025-03-31", Reason.DISPUTED, "d1"),
                        tuple("2025-04-01", Reason.EXCLUDED, "incident 7"));
        assertThat(backBill().cells())
                .extracting(
                        cell -> cell.pending().resource(),
                        cell -> cell.pending().day().toString())
                .containsExactly(tuple(OTHER, "2025-04-01"), tuple(WEB, "2025-05-01"));
    }

    @Test
    void there_is_a_line_for_each_resources_month_and_the_tax_is_on_all_of_them() {
        pilot.agreed.taxed("21");
        pilot.states(cell("2026-03-01", "1.00"), cell("2026-03-02", "1.00"));
        pilot.states(cell("2026-04-01", "1.00"));

        pilot.proposes("2026-03-01", "2026-05-01", terms("50", "", PriceRule.THEN_CURRENT, 30), "2026-05-01");

        // 1.00 and 0.50; 21 % of 1.50 is 0.315
        assertThat(backBill().lines())
                .extracting(StatementLine::amount, StatementLine::listAmount, StatementLine::detail)
                .containsExactly(
                        tuple(money("1.00"), money("2.00"), "usage of 2026-03; discount -1.00"),
                        tuple(money("0.50"), money("1.00"), "usage of 2026-04; discount -0.50"),
                        tuple(money("0.32"), money("0.32"), "standard"));
        assertThat(backBill().total()).isEqualTo("1.82");
        assertThat(backBill().lines().getFirst().appName()).isEqualTo("name of shop");
    }

    @Test
    void its_hash_is_that_of_a_text_that_anybody_can_write_down() {
        pilot.states(cell("2026-03-01", "1.50"), cell("2026-03-02", "0.00"));

        pilot.proposes(
                "2026-03-01",
                "2026-04-01",
                terms("50", "", PriceRule.THEN_CURRENT, 30),
                "2026-05-01",
                new Exclusion(
                        LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-03"), Optional.empty(), "why\\not"));

        String text = """
                treering-back-bill-1|acme|c1|USD
                cell|2026-03-01|DYNO|shop|web|std|0|3600000|1.5|0|0.75|0|0.75
                excluded|2026-03-02|DYNO|shop|web|std|0|3600000|0|EXCLUDED|why\\\\not
                line|USAGE|DYNO|shop|web|std|0.75||usage of 2026-03; discount -0.75
                total|0.75
                """.replace('|', '\t');
        assertThat(ComputationText.of(Pilot.ACME, Pilot.CASE, backBill())).isEqualTo(text);
        assertThat(pilot.computed().hash()).isEqualTo(Hash.of(text.getBytes(UTF_8)));
    }

    private BackBill backBill() {
        return pilot.computed().backBill();
    }

    private List<String> posted() {
        return each(BackBilledCell::posted);
    }

    private List<String> each(Function<BackBilledCell, BigDecimal> part) {
        return backBill().cells().stream()
                .map(part)
                .map(BigDecimal::toPlainString)
                .toList();
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
