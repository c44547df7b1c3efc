package dev.treering.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.Submission;
import dev.treering.events.vocabulary.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void every_account_is_in_it_so_many_times_and_what_concerns_everybody_once() {
        var trace = new Trace(
                List.of(
                        held(
                                "opened",
                                new AccountFact.Opened(
                                        new AccountId("acme"), "Acme", Currency.getInstance("USD"), "net-new")),
                        held("closed", new ClockFact.DayClosed(LocalDate.of(2026, 1, 1)))),
                List.of());

        var larger = trace.times(3);

        assertThat(larger.facts().map(fact -> fact.fact().owner()).distinct()).hasSize(4);
        assertThat(larger.facts().map(Submission::id)).hasSize(4).doesNotHaveDuplicates();
        assertThat(larger.size()).isEqualTo(4);
    }

    private static Submission held(String id, Fact fact) {
        return new Submission(new FactId("test", id), NOON, fact, Map.of());
    }
}
