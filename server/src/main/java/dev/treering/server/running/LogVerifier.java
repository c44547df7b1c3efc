package dev.treering.server.running;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.verify.LedgerVerification;
import dev.treering.projections.verify.VerificationProgress;
import dev.treering.server.http.Verifier;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * Verification of the ledgers against the log on Kafka, told as a report.
 *
 * @param keys of the signed log; empty where they are not known: then nothing is said of the checkpoints
 */
public record LogVerifier(String bootstrapServers, Optional<KeyRing> keys, VerificationProgress progress) {

    /** Verifies the ledgers of one account or of all, of one period or of all. */
    public Verifier.Verification verify(Optional<AccountId> account, Optional<YearMonth> month) {
        try {
            return VerificationReport.of(LedgerVerification.run(bootstrapServers, account, month, keys, progress));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verifier.Verification(Verifier.Verdict.UNVERIFIABLE, Map.of("reason", "interrupted"));
        }
    }
}
