package dev.treering.runtime.simulated.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "250m, 250",
        "64, 64000",
        "0.5, 500",
        "1k, 1000000",
        "512Mi, 536870912000",
        "1Gi, 1073741824000",
        "'', 0",
    })
    void quantities_are_read_in_thousandths(String text, long milli) {
        assertThat(Quantity.milli(text)).isEqualTo(milli);
    }
}
