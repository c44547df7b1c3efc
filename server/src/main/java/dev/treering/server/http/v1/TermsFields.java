package dev.treering.server.http.v1;

import dev.treering.aggregates.decision.Command.WishedTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import java.time.Period;
import java.util.List;

/** Terms of back-billing among the members of a body; each may be absent. */
final class TermsFields {

    static final List<String> NAMES = List.of("lookback", "discountPercent", "cap", "priceRule", "noticeDays");

    private TermsFields() {}

    static WishedTerms of(Fields fields) {
        return new WishedTerms(
                fields.optional("lookback", Period::parse, "a period such as P12M"),
                fields.optionalDecimal("discountPercent"),
                fields.optionalDecimal("cap"),
                fields.optional("priceRule", PriceRule::valueOf, "LOWER or THEN_CURRENT"),
                fields.optional("noticeDays", Integer::valueOf, "whole days as text, such as \"30\""));
    }
}
