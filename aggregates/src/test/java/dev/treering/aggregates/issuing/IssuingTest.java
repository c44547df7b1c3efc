package dev.treering.aggregates.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.aggregates.axon.AxonDecisions;
import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command.ForInvoice;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.invoice.Claim;
import dev.treering.aggregates.invoice.Claims;
import dev.treering.aggregates.store.AppendOutcome;
import dev.treering.aggregates.store.Condition;
import dev.treering.aggregates.store.ForwardingStore;
import dev.treering.aggregates.store.InMemoryEventStore;
import dev.treering.aggregates.store.NewFact;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.InvoiceFact.Drafted;
import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.events.log.LogUnavailable;
import dev.treering.events.vocabulary.InvoiceNumber;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IssuingTest {

    static final Order ORDER = new Order(
            "INV", Claims.ON, Claims.DUE, Instant.parse("2026-04-03T10:00:00Z"), Map.of("causation", "run-1"));

    private static final Claim ACME = Claims.of("acme", "10.00");
    private static final Claim BCME = Claims.of("bcme", "20.00");

    private final InMemoryEventStore store = new InMemoryEventStore();

    private List<Fact> facts() {
        return store.read(0, 100).stream().map(StoredFact::fact).toList();
    }

    @Test
    void each_claim_is_drawn_up_and_issued() {
        var done = new Issuing(store).issue(ORDER, List.of(ACME, BCME));

        assertThat(done.drafted()).isEqualTo(2);
        assertThat(done.issued()).containsExactly(Claims.issued("INV", 1, ACME), Claims.issued("INV", 2, BCME));
        assertThat(facts())
                .containsExactlyInAnyOrder(
                        ACME.drafted(), BCME.drafted(), Claims.issued("INV", 1, ACME), Claims.issued("INV", 2, BCME));
    }

    @Test
    void again_it_issues_nothing_whether_by_the_same_run_or_by_another() {
        var issuing = new Issuing(store);
        issuing.issue(ORDER, List.of(ACME));

        assertThat(issuing.issue(ORDER, List.of(ACME)).issued()).isEmpty();
        assertThat(new Issuing(store).issue(ORDER, List.of(ACME)).issued()).isEmpty();
        assertThat(facts()).hasSize(2);
    }

    @Test
    void what_was_drafted_before_is_issued_without_a_second_draft() {
        var issuing = new Issuing(store);

        assertThat(issuing.draft(ORDER, List.of(ACME, BCME))).isEqualTo(2);
        assertThat(issuing.draft(ORDER, List.of(ACME, BCME))).isZero();
        assertThat(issuing.issue(ORDER, List.of(ACME, BCME)).drafted()).isZero();
        assertThat(facts()).filteredOn(Drafted.class::isInstance).hasSize(2);
    }

    @Test
    void a_run_that_was_overtaken_reads_again_and_goes_on_without_a_gap() {
        var slow = new Issuing(store);
        slow.catchUp();
        new Issuing(store).issue(ORDER, List.of(ACME));

        assertThat(slow.issue(ORDER, List.of(ACME, BCME)).issued()).containsExactly(Claims.issued("INV", 2, BCME));
    }

    @Test
    void overtaken_between_the_look_and_the_append_it_decides_again() {
        var others = new Issuing(store);
        var racing = new Issuing(new ForwardingStore(store) {
            private final AtomicInteger appends = new AtomicInteger();

            @Override
            public AppendOutcome append(Optional<Condition> condition, List<NewFact> facts) {
                if (appends.getAndIncrement() == 0) {
                    others.issue(ORDER, List.of(ACME));
                }
                return super.append(condition, facts);
            }
        });

        assertThat(racing.issue(ORDER, List.of(ACME, BCME)).issued()).containsExactly(Claims.issued("INV", 2, BCME));
        assertThat(facts()).filteredOn(Issued.class::isInstance).hasSize(2);
    }

    @Test
    void an_append_whose_answer_was_lost_is_not_done_twice() {
        var deaf = new Issuing(new ForwardingStore(store) {
            private final AtomicInteger appends = new AtomicInteger();

            @Override
            public AppendOutcome append(Optional<Condition> condition, List<NewFact> facts) {
                var outcome = super.append(condition, facts);
                if (appends.getAndIncrement() == 0) {
                    throw new LogUnavailable("no answer", new IOException("gone"));
                }
                return outcome;
            }
        });

        assertThatThrownBy(() -> deaf.issue(ORDER, List.of(ACME))).isInstanceOf(LogUnavailable.class);
        assertThat(deaf.issue(ORDER, List.of(ACME, BCME)).issued()).containsExactly(Claims.issued("INV", 2, BCME));
    }

    @Test
    void decisions_on_an_invoice_go_on_with_its_story_and_a_void_frees_the_claim() {
        var issuing = new Issuing(store);
        issuing.issue(ORDER, List.of(ACME));
        var first = new InvoiceNumber("INV", 1);
        try (var decisions = new AxonDecisions(store)) {
            var outcome = decisions.decide(new Asked(
                    new ForInvoice.Void(first, "wrong address", "ann"), ORDER.at(), Map.of("idempotencykey", "k-1")));

            assertThat(outcome).isInstanceOf(Outcome.Decided.class);
            assertThat(store.read(2, 1).getFirst().id().id()).isEqualTo("INV-000001/2");
        }

        assertThat(issuing.issue(ORDER, List.of(ACME)).issued()).containsExactly(Claims.issued("INV", 2, ACME));
    }
}
