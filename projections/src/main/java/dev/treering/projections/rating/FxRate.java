package dev.treering.projections.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * A rate of exchange as it was fixed.
 *
 * @param from currency of the price
 * @param to currency of the statement
 * @param rate units of {@code to} for one of {@code from}
 * @param since UTC day it holds from
 * @param source who says so
 */
public record FxRate(Currency from, Currency to, BigDecimal rate, LocalDate since, String source) {}
