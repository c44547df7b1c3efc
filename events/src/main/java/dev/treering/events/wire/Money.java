package dev.treering.events.wire;

import java.math.BigDecimal;
import java.util.Currency;

/** Amounts and currencies as text. */
final class Money {

    private Money() {}

    static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency is '" + code + "'; allowed are ISO 4217 codes such as USD", e);
        }
    }

    static BigDecimal amount(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("amount is '" + text + "'; allowed is decimal text such as 12.50", e);
        }
    }
}
