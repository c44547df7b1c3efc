package dev.treering.events.wire;

import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import java.time.DateTimeException;
import java.time.Period;

/** The terms of back-billing, which a pilot and a case both carry, as text. */
final class CaseTerms {

    private CaseTerms() {}

    static BackBillTerms of(String lookback, String discountPercent, String cap, String priceRule, int noticeDays) {
        return new BackBillTerms(
                period(lookback),
                Money.decimal("discountPercent", discountPercent),
                PriceItems.decimal("cap", cap),
                Choices.of("priceRule", PriceRule.class, priceRule),
                noticeDays);
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "lookback is " + Quoted.of(text) + "; allowed is a period such as P12M or P30D");
        }
    }
}
