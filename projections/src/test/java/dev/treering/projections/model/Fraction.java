package dev.treering.projections.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;

/** An exact fraction, in lowest terms. The oracles' own arithmetic, so that they share none with what they check. */
public record Fraction(BigInteger above, BigInteger below) implements Comparable<Fraction> {

    static final Fraction ZERO = of(0);

    public Fraction {
        BigInteger common = above.gcd(below).multiply(BigInteger.valueOf(below.signum()));
        above = above.divide(common);
        below = below.divide(common);
    }

    public static Fraction of(long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Fraction of(BigDecimal figure) {
        BigDecimal plain = figure.scale() < 0 ? figure.setScale(0) : figure;
        return new Fraction(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    Fraction plus(Fraction other) {
        return new Fraction(above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
    }

    Fraction minus(Fraction other) {
        return plus(other.times(of(-1)));
    }

    public Fraction times(Fraction other) {
        return new Fraction(above.multiply(other.above), below.multiply(other.below));
    }

    public Fraction over(Fraction other) {
        return new Fraction(above.multiply(other.below), below.multiply(other.above));
    }

    Fraction min(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Fraction max(Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    int signum() {
        return above.signum();
    }

    /** The largest whole number that is not larger. */
    BigInteger floor() {
        BigInteger[] parts = above.divideAndRemainder(below);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The smallest whole number that is not smaller. */
    BigInteger ceiling() {
        return times(of(-1)).floor().negate();
    }

    /** The nearest whole number; of two that are equally near the one farther from zero. */
    BigInteger nearest() {
        BigInteger two = BigInteger.TWO;
        BigInteger size = above.abs().multiply(two).add(below).divide(below.multiply(two));
        return above.signum() < 0 ? size.negate() : size;
    }

    /** In minor units of the currency, half away from zero. */
    public BigDecimal rounded(Currency currency) {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        return new BigDecimal(times(of(BigDecimal.TEN.pow(decimals))).nearest(), decimals);
    }

    @Override
    public int compareTo(Fraction other) {
        return above.multiply(other.below).compareTo(other.above.multiply(below));
    }
}
