package dev.treering.server.running;

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
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.proof.LineWanted;
import dev.treering.projections.proof.Proof;
import dev.treering.projections.verify.LogExplanation;
import dev.treering.projections.verify.LogKnowledge;
import dev.treering.projections.verify.LogKnowledge.Found;
import dev.treering.projections.verify.LogProof;
import dev.treering.projections.verify.LogWhatIf;
import dev.treering.server.http.Inquiries;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Questions to the log on Kafka, read with plain consumers: no Kafka Streams, no read model.
 *
 * @param keys of the signed log, where they are known
 */
public record LogInquiries(String bootstrapServers, Optional<KeyRing> keys) implements Inquiries {

    @Override
    public Optional<Changes> whatIf(Supposed supposed, Optional<YearMonth> until, Optional<AccountId> account) {
        return LogWhatIf.run(bootstrapServers, supposed, until, account);
    }

    @Override
    public Reading<Long> position(Moment moment) {
        return LogKnowledge.position(bootstrapServers, moment, keys);
    }

    @Override
    public Found<AsKnown> knownAt(AccountId account, YearMonth month, long position) {
        return LogKnowledge.at(bootstrapServers, account, month, position);
    }

    @Override
    public Optional<ExplainedStatement> explained(AccountId account, YearMonth month, Optional<BillingMode> mode) {
        return LogExplanation.run(bootstrapServers, account, month, mode);
    }

    @Override
    public Optional<CaseExplanation> explained(AccountId account, CaseId wanted) {
        return LogExplanation.run(bootstrapServers, account, wanted);
    }

    @Override
    public Proof proof(LineWanted wanted) {
        return LogProof.run(bootstrapServers, wanted, keys);
    }

    @Override
    public Found<Differences> between(long from, long to, Optional<AccountId> account) {
        return LogKnowledge.between(bootstrapServers, from, to, account);
    }
}
