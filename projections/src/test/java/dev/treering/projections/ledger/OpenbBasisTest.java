package dev.treering.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.prices.Basis;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.PriceItem;
import dev.treering.projections.ledger.OpenbFigures.DayPrice;
import dev.treering.projections.ledger.OpenbFigures.Row;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 150 days of a real cluster, billed by each of the three integrals. */
class OpenbBasisTest {

    private static final LocalDate ALWAYS = LocalDate.of(2026, 1, 1);

    @ParameterizedTest
    @EnumSource(Basis.class)
    void whatever_the_basis_the_integrals_are_the_same_and_the_amounts_are_of_the_one_it_names(Basis basis) {
        var trace = Openb.trace();
        var book = Openb.book(
                trace.facts(), 2, item -> new PriceItem(item.sku(), item.price(), ItemTerms.PLAIN.with(basis)));

        var records = Openb.fold(Openb.withBook(trace.facts(), book, ALWAYS));

        assertThat(OpenbFigures.cells(records)).containsExactlyInAnyOrderElementsOf(trace.cells());
        assertThat(OpenbFigures.issued(records))
                .containsExactlyInAnyOrderElementsOf(OpenbFigures.statements(
                        trace.cells(),
                        row -> billed(basis, row),
                        row -> new DayPrice(2, Openb.monthly(book, row.size()))));
    }

    private static long billed(Basis basis, Row row) {
        return switch (basis) {
            case LESSER -> row.billable();
            case FORMATION -> row.commanded();
            case RUNNING -> row.observed();
        };
    }
}
