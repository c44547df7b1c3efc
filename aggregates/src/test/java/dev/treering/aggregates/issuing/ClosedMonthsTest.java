package dev.treering.aggregates.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.store.InMemoryEventStore;
import dev.treering.aggregates.store.NewFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosedMonthsTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private final InMemoryEventStore store = new InMemoryEventStore();
    private final ClosedMonths months = new ClosedMonths(store);

    private void given(Fact fact) {
        var id = new FactId("test", "fact-" + store.head());
        store.append(Optional.empty(), List.of(NewFact.of(id, Instant.parse("2026-04-03T10:00:00Z"), fact, Map.of())));
    }

    @Test
    void a_month_is_closed_by_the_fact_that_says_so_and_not_by_its_last_day_or_another_month() {
        assertThat(months.isClosed(MARCH)).isFalse();

        given(new ClockFact.DayClosed(MARCH.atEndOfMonth()));
        given(new ClockFact.PeriodClosed(MARCH.minusMonths(1)));
        assertThat(months.isClosed(MARCH)).isFalse();

        given(new ClockFact.PeriodClosed(MARCH));
        assertThat(months.isClosed(MARCH)).isTrue();
        assertThat(months.isClosed(MARCH.plusMonths(1))).isFalse();
    }
}
