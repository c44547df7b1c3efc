package dev.treering.benchmarks;

import java.math.BigDecimal;
import java.util.List;

/** Something that turns usage into an amount. A peer's is found as a service, so that its libraries stay out of ours. */
@FunctionalInterface
public interface RatingEngine {

    /** Brings usage and price into the engine's own form, which is not measured. */
    Bill prepare(BlockTariff tariff, List<Subscription> subscriptions);

    /** Usage in the engine's own form. */
    @FunctionalInterface
    interface Bill {
        /** The month of this subscription, in US dollars, rounded to cents: this is what is measured. */
        BigDecimal rate(int subscription);
    }
}
