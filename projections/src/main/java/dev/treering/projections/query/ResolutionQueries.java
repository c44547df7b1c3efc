package dev.treering.projections.query;

import dev.treering.events.vocabulary.AccountId;
import java.util.List;
import java.util.Optional;

/** What became of stated cells, as the table keeps it that takes each cell and revision once. */
public interface ResolutionQueries {

    /** Of one account or of all, sorted by account, cell and revision. */
    List<CellResolution> resolutions(Optional<AccountId> account);

    /** What the table would not take, the first hundred, sorted as they are. */
    List<Violation> violations();

    /**
     * A resolution that was not taken.
     *
     * @param code {@code RESOLVED_TWICE}: the cell and revision is resolved in another way; {@code OUT_OF_ORDER}: a later revision
     *     of the cell, or one of a later entry, is resolved already
     */
    record Violation(String code, CellResolution resolution) {}
}
