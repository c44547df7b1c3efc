package dev.treering.events.prices;

/**
 * What is rated together, within a calendar month, a mode and a price-book version. Tiers, included quantities, minimum, maximum and
 * caps count over all of it; the amount is then spread over its lines.
 */
public enum Scope {
    /** Each resource by itself: an app's process type in a size, an add-on, a space. */
    RESOURCE,
    /** All resources of an app that have the SKU. */
    APP,
    /** All resources of the account that have the SKU. */
    ACCOUNT
}
