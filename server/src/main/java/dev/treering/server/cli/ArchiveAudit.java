package dev.treering.server.cli;

import dev.treering.events.archive.Archive;
import dev.treering.events.archive.DamagedArchive;
import dev.treering.projections.archive.ArchiveVerification;
import dev.treering.projections.verify.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** An archive tried to be disproved, without a server: every hash, every position, and what the facts lead to. */
final class ArchiveAudit {

    private ArchiveAudit() {}

    /** What came of it, as {@code audit verify} tells it of a server. */
    static ObjectNode run(List<Path> directories) {
        ObjectNode told = Api.JSON.createObjectNode();
        try (Progress reading = new Progress("checking");
                Progress folding = new Progress("folding")) {
            var archive = Archive.open(directories);
            tell(ArchiveVerification.run(archive, reading::at, folding::at), told);
            told.put("manifest", archive.manifests().getLast().hash().toString());
        } catch (DamagedArchive e) {
            told.put("verdict", "MISMATCH").put("exitCode", ExitCode.NO);
            told.put("file", e.file());
            if (e.record() != DamagedArchive.WHOLE_FILE) {
                told.put("record", e.record());
            }
            told.put("field", e.field()).put("expected", e.expected()).put("found", e.found());
        } catch (IOException | UncheckedIOException e) {
            cannotVerify(String.valueOf(e), told);
        }
        return told;
    }

    private static void tell(Verification verification, ObjectNode told) {
        switch (verification) {
            case Verification.Verified verified -> {
                told.put("verdict", "VERIFIED").put("exitCode", ExitCode.DONE);
                told.put("partitions", verified.partitions());
                told.put("recordsFolded", verified.facts());
                told.put("unreadable", verified.unreadable());
                told.put("accounts", verified.accounts());
                told.put("entries", verified.entries());
                told.put("statements", verified.statements());
                told.put("seals", verified.seals());
                told.put("digest", verified.digest().toString());
                told.put("position", verified.position());
            }
            case Verification.Mismatch mismatch -> {
                told.put("verdict", "MISMATCH").put("exitCode", ExitCode.NO);
                told.put("partition", mismatch.place().partition());
                told.put("position", mismatch.place().offset());
                told.put("field", mismatch.field());
                told.put("expected", mismatch.expected()).put("found", mismatch.found());
            }
            case Verification.CannotVerify(String reason) -> cannotVerify(reason, told);
        }
    }

    static void cannotVerify(String reason, ObjectNode told) {
        told.put("verdict", "UNVERIFIABLE").put("exitCode", ExitCode.UNKNOWN).put("reason", reason);
    }
}
