package dev.treering.server.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.issuing.Issuing;
import dev.treering.aggregates.issuing.Order;
import dev.treering.aggregates.store.InMemoryEventStore;
import dev.treering.aggregates.store.StoreFactLog;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.query.InvoiceQueries.Due;
import dev.treering.projections.query.InvoiceQueries.Place;
import dev.treering.server.fixture.InvoicesInMemory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvoiceRunTest {

    private static final Order ORDER = new Order(
            "INV", LocalDate.of(2026, 4, 3), LocalDate.of(2026, 5, 3), Instant.parse("2026-04-03T10:00:00Z"), Map.of());

    private final InvoicesInMemory queries = new InvoicesInMemory();
    private final InMemoryEventStore store = new InMemoryEventStore();
    private final InvoiceRun run = InvoiceRun.over(queries, new Issuing(store), new StoreFactLog(store));

    private void due(Due... all) {
        queries.due.clear();
        queries.due.addAll(List.of(all));
    }

    private RunStep step(Cursor from, int limit) {
        return run.step(Dues.MARCH, ORDER, false, from, limit);
    }

    private <F extends Fact> List<F> facts(Class<F> type) {
        return store.read(0, 1_000).stream()
                .map(StoredFact::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void every_live_statement_is_invoiced_also_one_that_gives_money_back_and_none_that_asks_for_nothing() {
        due(
                Dues.of("acme", "10.00").due(),
                Dues.of("bcme", "-3.50").due(),
                Dues.of("ccme", "0.00").withLines(0, 0).due());

        var step = step(Cursor.START, 10);

        assertThat(step.issued()).containsExactly(new InvoiceNumber("INV", 1), new InvoiceNumber("INV", 2));
        assertThat(step.nothingDue()).isEqualTo(1);
        assertThat(step.next()).isEmpty();
        assertThat(facts(Issued.class).getLast().total()).isEqualByComparingTo("-3.50");
        assertThat(facts(Issued.class).getFirst().due()).isEqualTo(ORDER.due());
    }

    @Test
    void an_account_whose_figures_do_not_hold_is_parked_and_the_others_go_on() {
        due(
                Dues.of("acme", "10.00").due(),
                Dues.of("bcme", "5.00").withSum("5.01").due(),
                Dues.of("ccme", "7.00").due());

        var step = step(Cursor.START, 10);

        assertThat(step.issued()).hasSize(2);
        assertThat(step.parked()).hasSize(1);
        assertThat(facts(InvoiceFact.Parked.class).getFirst().reason()).contains("5.01");
        assertThat(facts(Issued.class))
                .noneMatch(issued -> issued.account().value().equals("bcme"));
    }

    @Test
    void a_parked_account_is_looked_at_again_said_once_for_one_reason_and_invoiced_when_it_holds() {
        due(Dues.of("acme", "10.00").withSum("9.00").due());
        step(Cursor.START, 10);
        assertThat(step(Cursor.START, 10).parked()).hasSize(1);
        assertThat(facts(InvoiceFact.Parked.class)).hasSize(1);

        due(Dues.of("acme", "10.00").due());

        assertThat(step(Cursor.START, 10).issued()).hasSize(1);
    }

    @Test
    void a_run_goes_on_from_step_to_step_and_begun_again_passes_over_what_is_done() {
        var all = new ArrayList<Due>();
        for (int i = 0; i < 25; i++) {
            all.add(Dues.of("account-%02d".formatted(i), i + 1 + ".00").due());
        }
        due(all.toArray(Due[]::new));
        Optional<Cursor> next = Optional.of(Cursor.START);
        int steps = 0;
        while (next.isPresent()) {
            next = step(Cursor.parse(next.get().toString()), 10).next();
            steps++;
        }

        assertThat(steps).isEqualTo(3);
        assertThat(facts(Issued.class).stream().map(issued -> issued.number().number()))
                .hasSize(25)
                .startsWith(1L)
                .endsWith(25L);
        var again = step(Cursor.START, 100);
        assertThat(again.issued()).isEmpty();
        assertThat(again.invoicedBefore()).isEqualTo(25);
    }

    @Test
    void drawn_up_only_nothing_gets_a_number() {
        due(Dues.of("acme", "10.00").due());

        var step = run.step(Dues.MARCH, ORDER, true, Cursor.START, 10);

        assertThat(step.drafted()).isEqualTo(1);
        assertThat(facts(Issued.class)).isEmpty();
        assertThat(step(Cursor.START, 10).drafted()).isZero();
        assertThat(facts(Issued.class)).hasSize(1);
    }

    @Test
    void an_account_may_have_slashes_in_its_name() {
        var cursor = new Cursor(InvoiceFact.Kind.STATEMENT, new Place("team/eu", 12));

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    }
}
