package dev.treering.events.vocabulary;

/** What usage of a day leads to. Decided by the day against the account's live-scheduled fact, never by a switch. */
public enum BillingMode {
    /** Fully tracked, nothing charged; a shadow statement is not an invoice. */
    SHADOW,
    /** Charged. */
    LIVE
}
