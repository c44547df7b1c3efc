package dev.treering.projections.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount of money as an exact ratio: multiplied first, divided once, rounded once. */
public record ExactAmount(BigInteger numerator, BigInteger denominator) {

    public ExactAmount {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator is " + denominator + "; allowed is 1 or more");
        }
    }

    public static ExactAmount of(BigDecimal amount) {
        return amount.scale() > 0
                ? new ExactAmount(amount.unscaledValue(), BigInteger.TEN.pow(amount.scale()))
                : new ExactAmount(amount.toBigIntegerExact(), BigInteger.ONE);
    }

    public ExactAmount times(long factor) {
        return new ExactAmount(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    /** Divided by a number above 0. */
    public ExactAmount dividedBy(long divisor) {
        return new ExactAmount(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
    }

    /** Half away from zero, to the currency's minor unit; to whole units where it has none. */
    public BigDecimal rounded(Currency currency) {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
    }
}
