package dev.treering.server.running;

import dev.treering.projections.verify.ResolutionAudit;
import dev.treering.projections.verify.Verification;
import dev.treering.server.http.Verifier;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a verification came to, in the words of the doors. */
final class VerificationReport {

    private VerificationReport() {}

    static Verifier.Verification of(Verification verification) {
        return switch (verification) {
            case Verification.Verified verified ->
                new Verifier.Verification(Verifier.Verdict.VERIFIED, report(verified));
            case Verification.Mismatch mismatch ->
                new Verifier.Verification(Verifier.Verdict.MISMATCH, report(mismatch));
            case Verification.CannotVerify(String reason) ->
                new Verifier.Verification(Verifier.Verdict.UNVERIFIABLE, Map.of("reason", reason));
        };
    }

    static Verifier.Verification of(ResolutionAudit.Result result) {
        return switch (result) {
            case ResolutionAudit.Result.Agreed(long resolutions) ->
                new Verifier.Verification(Verifier.Verdict.VERIFIED, Map.of("resolutions", resolutions));
            case ResolutionAudit.Result.Differs(long times, var first) ->
                new Verifier.Verification(
                        Verifier.Verdict.MISMATCH, Map.of("differences", times, "first", String.join("\n", first)));
            case ResolutionAudit.Result.CannotVerify(String reason) ->
                new Verifier.Verification(Verifier.Verdict.UNVERIFIABLE, Map.of("reason", reason));
        };
    }

    private static Map<String, Object> report(Verification.Verified verified) {
        var report = new LinkedHashMap<String, Object>();
        report.put("partitions", verified.partitions());
        report.put("recordsFolded", verified.facts());
        report.put("unreadable", verified.unreadable());
        report.put("accounts", verified.accounts());
        report.put("entries", verified.entries());
        report.put("statements", verified.statements());
        report.put("seals", verified.seals());
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
