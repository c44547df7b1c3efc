package dev.treering.projections.cases;

/** Another billing system: its plans said in our prices, its usage in our meters. Computes no money itself. */
interface Peer {

    /** Runs a case and compares. Throws {@link AssertionError} or {@link Untranslatable} where the answer is another, or none. */
    void check(Case given);
}
