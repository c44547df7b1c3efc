package dev.treering.server.http;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.comparison.Charged;
import dev.treering.projections.comparison.Wanted;
import java.util.List;
import java.util.Optional;

/** Tells what other price books would have come to. */
@FunctionalInterface
public interface Comparisons {

    /**
     * What each book comes to, in the order asked for, of all closed periods of one account or of all. Folds the log.
     *
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read now
     */
    List<List<Charged>> compare(List<Wanted> wanted, Optional<AccountId> account);
}
