package dev.treering.projections.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount of money, or a quantity, as an exact ratio in lowest terms: nothing is rounded until somebody asks for it. */
public record ExactAmount(BigInteger numerator, BigInteger denominator) implements Comparable<ExactAmount> {

    public static final ExactAmount ZERO = of(0);
    public static final ExactAmount ONE = of(1);

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    public ExactAmount {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator is " + denominator + "; allowed is 1 or more");
        }
        if (!denominator.equals(BigInteger.ONE)) { // what is whole is in lowest terms
            BigInteger divisor = numerator.gcd(denominator);
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
    }

    public static ExactAmount of(long amount) {
        return whole(BigInteger.valueOf(amount));
    }

    public static ExactAmount of(BigDecimal amount) {
        return amount.scale() > 0
                ? new ExactAmount(amount.unscaledValue(), BigInteger.TEN.pow(amount.scale()))
                : whole(amount.toBigIntegerExact());
    }

    /** All together; 0 for none. */
    public static ExactAmount sum(Iterable<ExactAmount> amounts) {
        ExactAmount sum = ZERO;
        for (ExactAmount amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }

    public ExactAmount plus(ExactAmount other) {
        return denominator.equals(other.denominator)
                ? new ExactAmount(numerator.add(other.numerator), denominator)
                : new ExactAmount(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public ExactAmount minus(ExactAmount other) {
        return plus(other.negated());
    }

    public ExactAmount negated() {
        return new ExactAmount(numerator.negate(), denominator);
    }

    public ExactAmount times(long factor) {
        return times(of(factor));
    }

    public ExactAmount times(BigDecimal factor) {
        return times(of(factor));
    }

    public ExactAmount times(ExactAmount factor) {
        return new ExactAmount(numerator.multiply(factor.numerator), denominator.multiply(factor.denominator));
    }

    /** Divided by a number above 0. */
    public ExactAmount dividedBy(long divisor) {
        return dividedBy(of(divisor));
    }

    /** Divided by a number above 0. */
    public ExactAmount dividedBy(BigDecimal divisor) {
        return dividedBy(of(divisor));
    }

    /** Divided by a number above 0. */
    public ExactAmount dividedBy(ExactAmount divisor) {
        return new ExactAmount(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    /** So many hundredths of it. */
    public ExactAmount percent(BigDecimal percent) {
        return times(percent).dividedBy(new ExactAmount(HUNDRED, BigInteger.ONE));
    }

    public ExactAmount min(ExactAmount other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public ExactAmount max(ExactAmount other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** It, or 0 where it is below. */
    public ExactAmount orZero() {
        return max(ZERO);
    }

    /** The next whole number that is not below it. */
    public ExactAmount ceiling() {
        return of(decimal(0, RoundingMode.CEILING));
    }

    /** The next whole number that is not above it. */
    public ExactAmount floor() {
        return of(decimal(0, RoundingMode.FLOOR));
    }

    /** The nearest whole number; of two, the one further from 0. */
    public ExactAmount halfUp() {
        return of(decimal(0, RoundingMode.HALF_UP));
    }

    public int signum() {
        return numerator.signum();
    }

    /** Half away from zero, to the currency's minor unit; to whole units where it has none. */
    public BigDecimal rounded(Currency currency) {
        return MinorUnit.of(currency).rounded(this);
    }

    /** Rounded to so many decimals. */
    BigDecimal decimal(int decimals, RoundingMode mode) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, mode);
    }

    @Override
    public int compareTo(ExactAmount other) {
        return denominator.equals(other.denominator)
                ? numerator.compareTo(other.numerator)
                : numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    private static ExactAmount whole(BigInteger amount) {
        return new ExactAmount(amount, BigInteger.ONE);
    }
}
