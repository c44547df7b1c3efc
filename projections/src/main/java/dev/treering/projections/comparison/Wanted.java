package dev.treering.projections.comparison;

import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.util.Map;

/**
 * What is asked for.
 *
 * @param book that prices every account from the beginning
 * @param equivalents the size that would have run in place of one that the book has no price for
 * @param withAgreements whether overrides, discounts and credits that were agreed hold all the same
 */
public record Wanted(PriceBookVersion book, Map<DynoSize, DynoSize> equivalents, boolean withAgreements) {
    public Wanted {
        equivalents = Map.copyOf(equivalents);
    }
}
