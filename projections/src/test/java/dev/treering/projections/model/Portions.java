package dev.treering.projections.model;

import java.util.List;

/** How many of the histories each check gets. */
final class Portions {

    /** A check and its percentage of all histories. */
    record Part(Check<?> check, int percent) {

        /** Rounded up, so that every check has one at least. */
        int of(int histories) {
            return (int) ((histories * (long) percent + 99) / 100);
        }

        @Override
        public String toString() {
            return check.rule();
        }
    }

    static final List<Part> ALL = List.of(
            new Part(MeterChecks.everyCell(), 55),
            new Part(MeterChecks.everyCellAfterEveryFact(), 3),
            new Part(MeterChecks.anyOrder(), 6),
            new Part(MeterChecks.deliveredAgain(), 6),
            new Part(RatingChecks.everyLine(), 15),
            new Part(LedgerChecks.everyStatement(), 15),
            new Part(MoneyChecks.everyCent(), 100));

    private Portions() {}
}
