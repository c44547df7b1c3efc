package dev.treering.events.facts;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.time.LocalDate;
import java.util.Currency;

/** The story of an account. Days are UTC. */
public sealed interface AccountFact extends Fact.Owned {

    /** An account was opened; everything is billed in one currency. {@code cohort} is its migration wave. */
    record Opened(AccountId account, String name, Currency currency, String cohort) implements AccountFact {}

    /** Usage is shadow-billed from this day on, until the account goes live. */
    record PilotEnrolled(AccountId account, LocalDate from) implements AccountFact {}

    /** Usage is charged from this day on. */
    record LiveScheduled(AccountId account, LocalDate from) implements AccountFact {}

    /** Usage is rated by this price-book version from this day on. */
    record PriceBookAssigned(AccountId account, PriceBookVersion book, LocalDate from) implements AccountFact {}
}
