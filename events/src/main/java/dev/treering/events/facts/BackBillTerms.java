package dev.treering.events.facts;

import java.math.BigDecimal;
import java.time.Period;
import java.util.Optional;

/**
 * On which terms usage that was tracked and not charged may be charged after all.
 *
 * @param lookback how far back, from the day a case is proposed: usage of earlier days is left out
 * @param discountPercent off, 0 to 100, after the price rule
 * @param cap the most a case may come to before tax, in the account's currency; empty for no cap
 * @param priceRule at which price
 * @param noticeDays whole days between notice and posting, 0 or more
 */
public record BackBillTerms(
        Period lookback, BigDecimal discountPercent, Optional<BigDecimal> cap, PriceRule priceRule, int noticeDays) {

    /** Twelve months, no discount, no cap, the lower price, thirty days' notice. */
    public static final BackBillTerms DEFAULT =
            new BackBillTerms(Period.ofMonths(12), BigDecimal.ZERO, Optional.empty(), PriceRule.LOWER, 30);

    /** Whose prices hold. */
    public enum PriceRule {
        /** What each resource's month came to then, or would come to at the prices of the go-live day: the lower. */
        LOWER,
        /** What it came to then. */
        THEN_CURRENT
    }

    public BackBillTerms {
        if (lookback.isNegative() || lookback.isZero()) {
            throw new IllegalArgumentException(
                    "lookback is " + lookback + "; allowed is a period such as P12M or P30D");
        }
        Spans.percent("discountPercent", discountPercent);
        if (cap.isPresent() && cap.get().signum() < 0) {
            throw new IllegalArgumentException("cap is " + cap.get().toPlainString() + "; allowed is 0 or more");
        }
        if (noticeDays < 0) {
            throw new IllegalArgumentException("noticeDays is " + noticeDays + "; allowed is 0 or more");
        }
    }
}
