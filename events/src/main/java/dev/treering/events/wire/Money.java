package dev.treering.events.wire;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** Amounts and currencies as text. */
final class Money {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,64}(\\.[0-9]{1,64})?");

    private Money() {}

    static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "currency is " + Quoted.of(code) + "; allowed are ISO 4217 codes such as USD", e);
        }
    }

    /** Decimal text without an exponent: a short one such as 1E999999999 would not fit into memory when written out. */
    static BigDecimal amount(String text) {
        return decimal("amount", text);
    }

    /** Decimal text of a member of this name. */
    static BigDecimal decimal(String what, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    what + " is " + Quoted.of(text) + "; allowed is decimal text such as 12.50");
        }
        return new BigDecimal(text);
    }
}
