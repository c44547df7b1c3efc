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
            new Part(MeterChecks.everyCell(), 33),
            new Part(MeterChecks.everyCellAfterEveryFact(), 3),
            new Part(MeterChecks.anyOrder(), 4),
            new Part(MeterChecks.deliveredAgain(), 4),
            new Part(RatingChecks.everyLine(), 11),
            new Part(LedgerChecks.everyStatement(), 5),
            new Part(MoneyChecks.everyCent(), 40));

    private Portions() {}
}
