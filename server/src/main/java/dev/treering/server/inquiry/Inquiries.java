package dev.treering.server.inquiry;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.comparison.Changes;
import dev.treering.projections.comparison.Supposed;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Questions to the log. Each folds it, or one account's part of it, and writes nothing; each leaves with
 * {@link dev.treering.events.log.LogUnavailable} when the log cannot be read now. Months are UTC.
 */
public interface Inquiries {

    /**
     * What statements would be on supposed terms, of one account or of all.
     *
     * @param until last month; empty for all that are closed
     * @return empty where the supposed book is not published
     */
    Optional<Changes> whatIf(Supposed supposed, Optional<YearMonth> until, Optional<AccountId> account);
}
