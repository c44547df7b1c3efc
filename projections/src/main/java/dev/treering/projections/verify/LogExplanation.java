package dev.treering.projections.verify;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.projections.explanation.CaseExplanation;
import dev.treering.projections.explanation.CaseFold;
import dev.treering.projections.explanation.ExplainedStatement;
import dev.treering.projections.explanation.ExplanationFold;
import java.time.YearMonth;
import java.util.Optional;

/** Folds one account's part of the log to one of its statements, with all that its lines come from. Changes nothing. */
public final class LogExplanation {

    private LogExplanation() {}

    /**
     * The statement; empty where none was issued.
     *
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read
     */
    public static Optional<ExplainedStatement> run(
            String bootstrapServers, AccountId account, YearMonth period, Optional<BillingMode> mode) {
        return LogFacts.folded(bootstrapServers, Optional.of(account), facts -> {
            var fold = new ExplanationFold(account, period, mode);
            facts.partitions().forEach(partition -> facts.read(partition, fold::accept));
            return fold.statement();
        });
    }

    /**
     * A back-billing case; empty where none was posted.
     *
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read
     */
    public static Optional<CaseExplanation> run(String bootstrapServers, AccountId account, CaseId wanted) {
        return LogFacts.folded(bootstrapServers, Optional.of(account), facts -> {
            var fold = new CaseFold(account, wanted);
            facts.partitions().forEach(partition -> facts.read(partition, fold::accept));
            return fold.posted();
        });
    }
}
