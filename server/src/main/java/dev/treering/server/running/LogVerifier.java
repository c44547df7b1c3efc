package dev.treering.server.running;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.verify.LedgerVerification;
import dev.treering.projections.verify.Verification;
import dev.treering.projections.verify.VerificationProgress;
import dev.treering.server.http.Verifier;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Verification of the ledgers against the log on Kafka, told as a report. */
public record LogVerifier(String bootstrapServers, VerificationProgress progress) implements Verifier {

    @Override
    public Verifier.Verification verify(Optional<AccountId> account, Optional<YearMonth> month) {
        try {
            return told(LedgerVerification.run(bootstrapServers, account, month, progress));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verifier.Verification(Verdict.UNVERIFIABLE, Map.of("reason", "interrupted"));
        }
    }

    private static Verifier.Verification told(Verification verification) {
        return switch (verification) {
            case Verification.Verified verified -> new Verifier.Verification(Verdict.VERIFIED, report(verified));
            case Verification.Mismatch mismatch -> new Verifier.Verification(Verdict.MISMATCH, report(mismatch));
            case Verification.CannotVerify(String reason) ->
                new Verifier.Verification(Verdict.UNVERIFIABLE, Map.of("reason", reason));
        };
    }

    private static Map<String, Object> report(Verification.Verified verified) {
        var report = new LinkedHashMap<String, Object>();
        report.put("partitions", verified.partitions());
        report.put("facts", verified.facts());
        report.put("unreadable", verified.unreadable());
        report.put("accounts", verified.accounts());
        report.put("entries", verified.entries());
        report.put("statements", verified.statements());
        report.put("digest", verified.digest().toString());
        report.put("position", verified.position());
        return report;
    }

    private static Map<String, Object> report(Verification.Mismatch mismatch) {
        var report = new LinkedHashMap<String, Object>();
        report.put("topic", mismatch.place().topic());
        report.put("partition", mismatch.place().partition());
        report.put("offset", mismatch.place().offset());
        mismatch.place().account().ifPresent(account -> report.put("account", account.value()));
        report.put("sequence", mismatch.place().sequence());
        report.put("field", mismatch.field());
        report.put("expected", mismatch.expected());
        report.put("found", mismatch.found());
        return report;
    }
}
