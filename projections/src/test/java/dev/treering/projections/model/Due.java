package dev.treering.projections.model;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import java.time.YearMonth;
import java.util.Comparator;

/** A period of an account in a mode. */
record Due(AccountId account, YearMonth period, BillingMode mode) implements Comparable<Due> {

    private static final Comparator<Due> ORDER =
            Comparator.comparing(Due::account).thenComparing(Due::period).thenComparing(Due::mode);

    @Override
    public int compareTo(Due other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return account + " " + period + " " + mode;
    }

    /** Another period of the same account in the same mode. */
    boolean isBeside(Due other) {
        return account.equals(other.account) && mode == other.mode && !period.equals(other.period);
    }
}
