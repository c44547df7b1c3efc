package dev.treering.server.inquiry;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.comparison.Changes;
import dev.treering.projections.comparison.Supposed;
import dev.treering.projections.verify.LogWhatIf;
import java.time.YearMonth;
import java.util.Optional;

/** Questions to the log on Kafka, read with plain consumers: no Kafka Streams, no read model. */
public record LogInquiries(String bootstrapServers) implements Inquiries {

    @Override
    public Optional<Changes> whatIf(Supposed supposed, Optional<YearMonth> until, Optional<AccountId> account) {
        return LogWhatIf.run(bootstrapServers, supposed, until, account);
    }
}
