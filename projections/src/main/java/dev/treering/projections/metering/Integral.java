package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.projections.metering.DayMeasure.Reading;

/**
 * The integrals of the levels of one slot over time, as they move. What is billable is the lesser of commanded and observed at
 * every instant: one pays for what was asked for and there. For use within one method.
 */
final class Integral {

    private final Origin origin;
    private Positions positions;
    private boolean owned;
    private boolean maintained;
    private boolean there;
    private int commanded;
    private int observed;
    private int restarting;
    private int lost;
    private long at;
    private int starts;
    private long commandedMs;
    private long observedMs;
    private long billableMs;
    private long crashMs;
    private long lostMs;
    private long maintenanceMs;

    /**
     * Begins at an instant with the dynos that stand then.
     *
     * @param positions where in the log lie the facts of what was observed
     */
    Integral(Origin origin, long from, boolean owned, Standing standing, Positions positions) {
        this.origin = origin;
        this.at = from;
        this.owned = owned;
        this.observed = standing.running();
        this.restarting = standing.restarting();
        this.lost = standing.lost();
        this.positions = positions;
    }

    void commandedIs(Step step, int quantity) {
        if (quantity > 0 || commanded > 0) {
            positions = positions.and(step.position());
        }
        commanded = quantity;
    }

    void ownedIs(Step transfer) {
        positions = positions.and(transfer.position());
        owned = transfer.quantity() > 0;
    }

    void maintainedIs(Step step) {
        boolean on = step.quantity() > 0;
        if (on || maintained) {
            positions = positions.and(step.position());
        }
        maintained = on;
    }

    void provisionedIs(Step step) {
        positions = positions.and(step.position());
        there = step.quantity() > 0;
    }

    void started(int dynos) {
        observed += dynos;
        if (owned) {
            starts += dynos;
        }
    }

    void observedMoves(int by) {
        observed += by;
    }

    void restartingMoves(int by) {
        restarting += by;
    }

    void lostMoves(int by) {
        lost += by;
    }

    Reading until(long instant) {
        advance(instant);
        return new Reading(
                new Usage(commandedMs, observedMs, billableMs, crashMs, lostMs, maintenanceMs), starts, positions);
    }

    /** The levels stay as they are up to an instant. */
    void advance(long instant) {
        if (owned && instant > at) {
            int asked = asked();
            int seen = seen();
            long ms = instant - at;
            commandedMs = plus(commandedMs, ms, asked);
            observedMs = plus(observedMs, ms, seen);
            int billable = Math.min(asked, seen);
            billableMs = plus(billableMs, ms, billable);
            if (maintained) {
                maintenanceMs = plus(maintenanceMs, ms, billable);
            }
            if (restarting != 0 || lost != 0) {
                int withRestarting = Math.min(asked, seen + restarting);
                crashMs = plus(crashMs, ms, withRestarting - billable);
                lostMs = plus(lostMs, ms, Math.min(asked, seen + restarting + lost) - withRestarting);
            }
        }
        at = instant;
    }

    private int asked() {
        return origin == Origin.COMMANDED_AS_OBSERVED ? observed : commanded;
    }

    private int seen() {
        return switch (origin) {
            case BOTH_TOLD, COMMANDED_AS_OBSERVED -> observed;
            case OBSERVED_AS_COMMANDED -> commanded;
            case OBSERVED_AS_PROVISIONED -> there ? 1 : 0;
        };
    }

    private static long plus(long sum, long ms, int level) {
        return Math.addExact(sum, Math.multiplyExact(ms, level));
    }
}
