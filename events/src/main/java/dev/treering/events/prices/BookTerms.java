package dev.treering.events.prices;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a price book says beside the prices.
 *
 * @param policies of time that could be argued about
 * @param pools that items may name
 * @param minimum the least a statement's usage comes to before credits and tax, where there was any usage
 * @param maximum the most
 */
public record BookTerms(
        Policies policies, List<Pool> pools, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {

    /** What holds where a book says nothing. */
    public static final BookTerms PLAIN =
            new BookTerms(Policies.AS_OBSERVED, List.of(), Optional.empty(), Optional.empty());

    public BookTerms {
        pools = List.copyOf(pools);
        minimum.ifPresent(amount -> Figures.notNegative("minimum", amount));
        maximum.ifPresent(amount -> Figures.notNegative("maximum", amount));
        if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
            throw new IllegalArgumentException("minimum is " + minimum.get().toPlainString()
                    + "; allowed is up to maximum, " + maximum.get().toPlainString());
        }
    }

    /** The pool of a name; empty when the book has none. */
    public Optional<Pool> pool(String name) {
        return pools.stream().filter(pool -> pool.name().equals(name)).findFirst();
    }
}
