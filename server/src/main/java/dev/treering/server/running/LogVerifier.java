package dev.treering.server.running;

import dev.treering.events.log.LogUnavailable;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.proof.Signing;
import dev.treering.projections.verify.LedgerVerification;
import dev.treering.projections.verify.LogInvoice;
import dev.treering.projections.verify.LogSigning;
import dev.treering.projections.verify.VerificationProgress;
import dev.treering.server.http.Verifier.Verdict;
import dev.treering.server.http.Verifier.Verification;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * Verification of the ledgers against the log on Kafka, told as a report.
 *
 * @param keys of the signed log; empty where they are not known: then nothing is said of the checkpoints with the ledgers
 */
public record LogVerifier(String bootstrapServers, Optional<KeyRing> keys, VerificationProgress progress) {

    /** Signing follows a close within moments; who asks sooner waits so long. */
    private static final Duration SIGNED_WITHIN = Duration.ofSeconds(10);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** Verifies the ledgers of one account or of all, of one period or of all. */
    public Verification verify(Optional<AccountId> account, Optional<YearMonth> month) {
        try {
            return VerificationReport.of(LedgerVerification.run(bootstrapServers, account, month, keys, progress));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unverifiable("interrupted");
        }
    }

    /** Holds what is sealed against what was signed of it. */
    public Verification signing(LogSigning.Asked asked) {
        try {
            long deadline = System.nanoTime() + SIGNED_WITHIN.toNanos();
            var found = LogSigning.run(bootstrapServers, asked);
            while (found instanceof Signing.NotSigned && System.nanoTime() < deadline) {
                Thread.sleep(LOOK_AGAIN);
                found = LogSigning.run(bootstrapServers, asked);
            }
            return SigningReport.of(found);
        } catch (LogUnavailable e) {
            return unverifiable(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unverifiable("interrupted");
        }
    }

    /** Verifies the chain of an invoice's account, and holds the invoice against it, its seal and its signature. */
    public Verification invoice(InvoiceNumber number, Optional<KeyRing> trusted) {
        try {
            var invoices = LogInvoice.invoices(bootstrapServers);
            return LogInvoice.found(
                    invoices,
                    number,
                    invoice -> {
                        var chain = verify(Optional.of(invoice.account()), Optional.empty());
                        return chain.verdict() == Verdict.VERIFIED
                                ? InvoiceReport.of(LogInvoice.run(bootstrapServers, invoices, invoice, trusted))
                                        .and(() -> chain)
                                : chain;
                    },
                    InvoiceReport::of);
        } catch (LogUnavailable e) {
            return unverifiable(String.valueOf(e.getMessage()));
        }
    }

    private static Verification unverifiable(String reason) {
        return new Verification(Verdict.UNVERIFIABLE, Map.of("reason", reason));
    }
}
