package dev.treering.projections.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.fixture.Examples;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static ChainedEntry chained(LedgerEntry entry) {
        return new ChainedEntry(Examples.ACME, 2, Hash.NONE, entry);
    }

    private static StatementIssued statement(List<LedgerEntry.StatementLine> lines, String total) {
        var example = example();
        return new StatementIssued(example.period(), example.mode(), example.currency(), lines, new BigDecimal(total));
    }

    private static StatementIssued example() {
        return (StatementIssued) Examples.entries().stream()
                .filter(StatementIssued.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void equal_entries_do_not_differ() {
        assertThat(Difference.between("", chained(example()), chained(example())))
                .isEmpty();
    }

    @Test
    void the_first_differing_field_is_named_by_its_path() {
        var line = example().lines().getFirst();
        var dearer = new LedgerEntry.StatementLine(
                line.kind(),
                line.resource(),
                line.appName(),
                line.usage(),
                line.billedMs(),
                line.quantity(),
                line.unit(),
                line.book(),
                line.unitPrice(),
                line.listAmount(),
                new BigDecimal("0.22"),
                line.tax(),
                line.detail());

        var difference = Difference.between(
                "", chained(statement(List.of(line), "0.21")), chained(statement(List.of(dearer), "0.22")));

        assertThat(difference).contains(new Difference("entry.lines[0].amount", "0.21", "0.22"));
    }

    @Test
    void an_amount_with_other_decimals_is_another_amount() {
        var lines = example().lines();

        assertThat(Difference.between("", statement(lines, "0.20"), statement(lines, "0.2")))
                .contains(new Difference("total", "0.20", "0.2"));
    }

    @Test
    void a_line_more_is_a_difference_of_size() {
        var line = example().lines().getFirst();

        assertThat(Difference.between("", statement(List.of(line), "1"), statement(List.of(line, line), "1")))
                .contains(new Difference("lines.size", "1", "2"));
    }

    @Test
    void an_entry_of_another_kind_differs_as_a_whole() {
        var cell = Examples.entries().getFirst();

        assertThat(Difference.between("", chained(cell), chained(example())))
                .get()
                .returns("entry", Difference::field);
    }
}
