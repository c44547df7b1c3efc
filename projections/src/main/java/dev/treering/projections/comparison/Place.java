package dev.treering.projections.comparison;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import java.time.YearMonth;
import java.util.Comparator;

/** Which statement: one account's, of a month, in a mode. */
record Place(AccountId account, YearMonth period, BillingMode mode) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::account).thenComparing(Place::period).thenComparing(Place::mode);

    static Place of(Charged charged) {
        return new Place(charged.account(), charged.period(), charged.mode());
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
