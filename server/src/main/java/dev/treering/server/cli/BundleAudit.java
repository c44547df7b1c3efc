package dev.treering.server.cli;

import dev.treering.projections.note.KeyRing;
import dev.treering.projections.proof.BundleCheck;
import dev.treering.projections.proof.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** The proof of a line tried to be disproved, with nothing but the keys of the log. */
final class BundleAudit {

    private BundleAudit() {}

    /** What came of it, as {@code audit verify} tells it of a server. */
    static ObjectNode run(Path bundle, KeyRing keys) {
        ObjectNode told = Api.JSON.createObjectNode();
        try {
            tell(BundleCheck.check(Files.readAllBytes(bundle), keys), told);
        } catch (IOException e) {
            ArchiveAudit.cannotVerify("the bundle cannot be read: " + e, told);
        }
        return told;
    }

    private static void tell(Verdict verdict, ObjectNode told) {
        switch (verdict) {
            case Verdict.Verified verified -> tell(verified, told);
            case Verdict.Mismatch mismatch -> {
                told.put("verdict", "MISMATCH").put("exitCode", ExitCode.NO);
                told.put("place", mismatch.place());
                told.put("expected", mismatch.expected()).put("found", mismatch.found());
            }
            case Verdict.CannotVerify(String reason) -> ArchiveAudit.cannotVerify(reason, told);
        }
    }

    private static void tell(Verdict.Verified verified, ObjectNode told) {
        told.put("verdict", "VERIFIED").put("exitCode", ExitCode.DONE);
        told.set("line", Api.JSON.readTree(verified.line()));
        var checkpoint = verified.checkpoint();
        told.putObject("checkpoint")
                .put("origin", checkpoint.origin())
                .put("size", checkpoint.size())
                .put("root", checkpoint.root().toString());
        var keys = told.putArray("keys");
        verified.keys().forEach(keys::add);
        told.put("facts", verified.facts()).put("entries", verified.entries());
        told.putObject("checked")
                .put(
                        "signature",
                        "checkpoint of size " + checkpoint.size() + " of " + checkpoint.origin() + ", by key "
                                + String.join(", ", verified.keys()))
                .put("period", "its seal is an entry of the log under that checkpoint")
                .put("account", "what was sealed of it is in the period's seal")
                .put("line", "is one of the lines that were sealed of the account")
                .put("price books", "are the files that were sealed, byte for byte")
                .put("facts", verified.facts() + ", folded anew by the rules")
                .put("ledger", verified.entries() + " entries come of them, each the same byte for byte")
                .put("file", "is as it was written");
    }
}
