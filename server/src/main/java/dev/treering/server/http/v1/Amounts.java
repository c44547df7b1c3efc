package dev.treering.server.http.v1;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Amounts as decimal text. */
final class Amounts {

    private Amounts() {}

    /** With all decimals of its currency, such as 0.00 USD and 0 JPY; with more where it has more, for nothing is rounded here. */
    static String text(BigDecimal amount, Currency currency) {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        return (amount.scale() < decimals ? amount.setScale(decimals) : amount).toPlainString();
    }

    /** As it is where no currency is known. */
    static String text(BigDecimal amount, Optional<Currency> currency) {
        return currency.map(known -> text(amount, known)).orElseGet(amount::toPlainString);
    }
}
