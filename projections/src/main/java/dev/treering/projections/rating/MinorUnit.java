package dev.treering.projections.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;

/** The smallest step of an amount of money, as a number of decimals: 2 for USD, 0 for JPY, 3 for KWD. */
public record MinorUnit(int decimals) {

    public MinorUnit {
        if (decimals < 0) {
            throw new IllegalArgumentException("decimals is " + decimals + "; allowed is 0 or more");
        }
    }

    /** The currency's, by ISO 4217; whole units where it has none. */
    public static MinorUnit of(Currency currency) {
        return new MinorUnit(Math.max(0, currency.getDefaultFractionDigits()));
    }

    /** Half away from zero. */
    public BigDecimal rounded(ExactAmount amount) {
        return amount.decimal(decimals, RoundingMode.HALF_UP);
    }

    /** The next amount that is not above it. */
    BigDecimal floor(ExactAmount amount) {
        return amount.decimal(decimals, RoundingMode.FLOOR);
    }

    /** One step, such as a cent. */
    BigDecimal step() {
        return new BigDecimal(BigInteger.ONE, decimals);
    }

    BigDecimal zero() {
        return new BigDecimal(BigInteger.ZERO, decimals);
    }
}
