package dev.treering.server.running;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.readmodel.ReadModels;
import dev.treering.projections.verify.ResolutionAudit;
import dev.treering.server.http.Verifier;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** Verification by a server: of the ledgers against the log, and of what this server keeps beside them. */
record ServerVerifier(LogVerifier log, ReadModels readModels) implements Verifier {

    private static final Duration CATCHING_UP = Duration.ofSeconds(30);

    @Override
    public Verification verify(Optional<AccountId> account, Optional<YearMonth> month) {
        return log.verify(account, month);
    }

    @Override
    public Verification resolutions(Optional<AccountId> account) {
        try {
            return VerificationReport.of(ResolutionAudit.run(
                    log.bootstrapServers(),
                    account,
                    () -> readModels.awaitLedger(CATCHING_UP)
                            ? Optional.of(readModels.resolutions().resolutions(account))
                            : Optional.empty()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verification(Verdict.UNVERIFIABLE, Map.of("reason", "interrupted"));
        }
    }
}
