package dev.treering.events.vocabulary;

/** How prices and tax go together. */
public enum TaxMode {
    /** No tax is stated. */
    NONE,
    /** Prices are without tax, which is added. */
    EXCLUSIVE,
    /** Prices are with tax, which is contained in them. */
    INCLUSIVE
}
