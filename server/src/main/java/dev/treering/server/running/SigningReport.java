package dev.treering.server.running;

import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.proof.Signing;
import dev.treering.server.http.Verifier.Verdict;
import dev.treering.server.http.Verifier.Verification;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of looking at what was signed, in the words of the doors. */
final class SigningReport {

    private SigningReport() {}

    static Verification of(Signing signing) {
        return switch (signing) {
            case Signing.Agreed agreed -> new Verification(Verdict.VERIFIED, report(agreed));
            case Signing.Differs differs -> {
                var report = new LinkedHashMap<String, Object>();
                report.put("place", differs.place());
                report.put("expected", differs.expected());
                report.put("found", differs.found());
                yield new Verification(Verdict.MISMATCH, report);
            }
            case Signing.NotSigned(var month) -> unverifiable(month + " is sealed and not signed yet");
            case Signing.Unknown(String reason) -> unverifiable(reason);
        };
    }

    private static Verification unverifiable(String reason) {
        return new Verification(Verdict.UNVERIFIABLE, Map.of("reason", reason));
    }

    private static Map<String, Object> report(Signing.Agreed agreed) {
        var report = new LinkedHashMap<String, Object>();
        report.put("signed", agreed.signed() + " of " + agreed.closes() + " closes");
        report.put("checkpoints", agreed.checkpoints());
        agreed.newest().ifPresent(newest -> report.put("newest", inWords(newest)));
        report.put("signatures", agreed.signatures() ? "verified" : "not looked at: no key is known");
        agreed.stored()
                .ifPresent(
                        entries -> report.put("signedLog", "as it was sealed, entry by entry; " + entries + " in all"));
        agreed.month()
                .ifPresent(covered -> report.put(
                        "month",
                        "closed at position " + covered.position() + ", signed by checkpoint " + covered.checkpoint()));
        agreed.given().ifPresent(given -> report.put("given", inWords(given) + ", is of this history"));
        return report;
    }

    private static String inWords(Checkpoint checkpoint) {
        return "checkpoint " + checkpoint.size() + " of " + checkpoint.origin() + ", root " + checkpoint.root();
    }
}
