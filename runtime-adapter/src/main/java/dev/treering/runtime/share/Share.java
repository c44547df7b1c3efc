package dev.treering.runtime.share;

import dev.treering.events.vocabulary.AccountId;
import java.util.Set;

/**
 * What one of several adapters has to do: some of equally many parts that all accounts fall into, for reconciling; and whoever has
 * part 0 observes, for all accounts.
 *
 * @param parts those that are ours, from 0
 * @param of how many there are
 */
public record Share(Set<Integer> parts, int of) {

    /** Everything: for an adapter that is alone. */
    public static final Share ALL = new Share(Set.of(0), 1);

    /** Nothing yet, or no more. */
    public static final Share NONE = new Share(Set.of(), 1);

    public Share {
        parts = Set.copyOf(parts);
        if (of < 1 || parts.stream().anyMatch(part -> part < 0 || part >= of)) {
            throw new IllegalArgumentException("parts " + parts + " of " + of);
        }
    }

    /** Whether we reconcile the apps of this account. */
    public boolean covers(AccountId account) {
        return parts.contains(Math.floorMod(account.value().hashCode(), of)); // texts hash the same in every process
    }

    /** Whether it is us who observe. */
    public boolean observes() {
        return parts.contains(0);
    }
}
