package dev.treering.server.http;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.projections.comparison.Changes;
import dev.treering.projections.comparison.Supposed;
import dev.treering.projections.explanation.CaseExplanation;
import dev.treering.projections.explanation.ExplainedStatement;
import dev.treering.projections.knowledge.AsKnown;
import dev.treering.projections.knowledge.Differences;
import dev.treering.projections.knowledge.Moment;
import dev.treering.projections.note.Reading;
import dev.treering.projections.proof.LineWanted;
import dev.treering.projections.proof.Proof;
import dev.treering.projections.verify.LogKnowledge.Found;
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

    /** The position of the log that a moment is; refused where its checkpoint was not signed, or tells of other seals than there are. */
    Reading<Long> position(Moment moment);

    /** An account's month as it was known when the log had come to a position. */
    Found<AsKnown> knownAt(AccountId account, YearMonth month, long position);

    /** A statement as it was issued, to be asked about its lines; empty where none was. Without a mode LIVE goes before SHADOW. */
    Optional<ExplainedStatement> explained(AccountId account, YearMonth month, Optional<BillingMode> mode);

    /** A back-billing case that was posted, line by line; empty where none was. */
    Optional<CaseExplanation> explained(AccountId account, CaseId wanted);

    /** The proof of a line of a statement, or why there is none. */
    Proof proof(LineWanted wanted);

    /** What was known at position {@code to} and not at {@code from}, which is not behind it, of one account or of all. */
    Found<Differences> between(long from, long to, Optional<AccountId> account);
}
