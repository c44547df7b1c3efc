package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            USD, 0,     0.00
            USD, 12.5,  12.50
            USD, -3,    -3.00
            USD, 1E+2,  100.00
            USD, 0.005, 0.005
            JPY, 7,     7
            JPY, 1E+2,  100
            KWD, 7.1,   7.100
            """)
    void an_amount_has_the_decimals_of_its_currency_and_loses_none(String currency, String amount, String text) {
        assertThat(Amounts.text(new BigDecimal(amount), Currency.getInstance(currency)))
                .isEqualTo(text);
    }

    @Test
    void without_a_currency_it_is_as_it_is() {
        assertThat(Amounts.text(BigDecimal.ZERO, Optional.empty())).isEqualTo("0");
    }
}
