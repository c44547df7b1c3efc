package dev.treering.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceBenchmarkIT {

    @Test
    void every_measure_has_a_figure_and_delivery_stays_within_the_rate_and_one_batch_ahead() throws Exception {
        var options = InvoiceOptions.parse(List.of("invoices", "--rounds", "1", "--json"))
                .orElseThrow();

        var figures = InvoiceBenchmark.run(new InvoiceOptions(400, 800, options.rounds(), options.json()))
                .figures();

        assertThat(figures.measures()).hasSize(InvoiceMeasure.values().length);
        // the first 100 go at once, so 400 take the time of 300
        assertThat(figures.ratio(InvoiceMeasure.DELIVER_SMALL)).isBetween(0.0, 400 / 300.0);
        assertThat(figures.ratio(InvoiceMeasure.DELIVER_LARGE)).isBetween(0.0, 800 / 700.0);
    }

    @Test
    void other_words_are_none() {
        assertThat(InvoiceOptions.parse(List.of("invoices", "--fast"))).isEmpty();
        assertThat(InvoiceOptions.parse(List.of("rating"))).isEmpty();
    }
}
