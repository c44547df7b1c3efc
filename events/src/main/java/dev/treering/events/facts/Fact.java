package dev.treering.events.facts;

import dev.treering.events.vocabulary.AccountId;
import java.util.Optional;

/**
 * Something that was decided or observed. Facts are never changed and never taken back; a later fact may say otherwise.
 *
 * <p>A fact either belongs to one account, and lies on that account's partition, or concerns everybody, and is written to
 * every partition, so that each can be folded alone.
 */
public sealed interface Fact {

    /** The account the fact belongs to; empty for a fact that concerns everybody. */
    Optional<AccountId> owner();

    /** A fact of one account. */
    sealed interface Owned extends Fact
            permits AccountFact,
                    AppFact,
                    BillingFact,
                    BuildFact,
                    DynoFact,
                    InvoiceFact,
                    ReconcileFact,
                    SpaceFact,
                    UsageFact {
        AccountId account();

        @Override
        default Optional<AccountId> owner() {
            return Optional.of(account());
        }
    }

    /** A fact that concerns every account. */
    sealed interface Global extends Fact permits PriceFact, ClockFact, ClusterFact {
        @Override
        default Optional<AccountId> owner() {
            return Optional.empty();
        }
    }
}
