package dev.treering.server.running;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.proof.Given;
import dev.treering.projections.readmodel.ReadModels;
import dev.treering.projections.verify.LogSigning;
import dev.treering.projections.verify.ResolutionAudit;
import dev.treering.server.http.Verifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * Verification by a server: of the ledgers against the log, and of what this server keeps beside them.
 *
 * @param keys of the signed log
 * @param signedLog its directory
 */
record ServerVerifier(LogVerifier log, ReadModels readModels, KeyRing keys, Path signedLog) implements Verifier {

    private static final Duration CATCHING_UP = Duration.ofSeconds(30);

    @Override
    public Verification verify(Optional<AccountId> account, Optional<YearMonth> month) {
        return log.verify(account, month);
    }

    @Override
    public Verification signing(Optional<YearMonth> month, Optional<Given> given, Optional<KeyRing> trusted) {
        return log.signing(
                new LogSigning.Asked(month, given, Optional.of(trusted.orElse(keys)), Optional.of(signedLog)));
    }

    @Override
    public Verification invoice(InvoiceNumber number, Optional<KeyRing> trusted) {
        return log.invoice(number, Optional.of(keys)).and(() -> signing(Optional.empty(), Optional.empty(), trusted));
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
