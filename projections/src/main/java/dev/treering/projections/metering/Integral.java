package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry.Usage;

/**
 * The three integrals of two levels over time, as they move. What is billable is the lesser of the two at every instant: one pays
 * for what was asked for and there. For use within one method.
 */
final class Integral {

    private long at;
    private int commanded;
    private int observed;
    private long commandedMs;
    private long observedMs;
    private long billableMs;

    Integral(long from, int observed) {
        this.at = from;
        this.observed = observed;
    }

    int commanded() {
        return commanded;
    }

    void commandedIs(long instant, int level) {
        advance(instant);
        commanded = level;
    }

    void observedMoves(long instant, int by) {
        advance(instant);
        observed += by;
    }

    Usage until(long instant) {
        advance(instant);
        return new Usage(commandedMs, observedMs, billableMs);
    }

    private void advance(long instant) {
        long ms = instant - at;
        commandedMs = Math.addExact(commandedMs, Math.multiplyExact(ms, commanded));
        observedMs = Math.addExact(observedMs, Math.multiplyExact(ms, observed));
        billableMs = Math.addExact(billableMs, Math.multiplyExact(ms, Math.min(commanded, observed)));
        at = instant;
    }
}
