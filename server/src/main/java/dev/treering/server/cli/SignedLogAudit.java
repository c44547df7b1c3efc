package dev.treering.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.proof.Given;
import dev.treering.projections.proof.SigningAudit;
import dev.treering.projections.tlog.Damage;
import dev.treering.projections.tlog.LogReader;
import dev.treering.projections.tlog.LogReading;
import dev.treering.projections.tlog.SoundLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A signed log tried to be disproved by itself: its files, its signature, and a checkpoint of it that somebody has kept. */
final class SignedLogAudit {

    private SignedLogAudit() {}

    /** What came of it. Without keys the log is taken at its word for them. */
    static ObjectNode run(Path directory, Optional<KeyRing> keys, Optional<Given> given) {
        ObjectNode told = Api.JSON.createObjectNode();
        try {
            switch (LogReader.read(directory)) {
                case LogReading.Sound(var log) -> sound(log, keys, given, told);
                case LogReading.Damaged(var damages) -> mismatch(damages.getFirst(), told);
                case LogReading.Unreadable(String reason) -> ArchiveAudit.cannotVerify(reason, told);
            }
        } catch (IOException e) {
            ArchiveAudit.cannotVerify("the signed log cannot be read: " + e, told);
        }
        return told;
    }

    private static void sound(SoundLog log, Optional<KeyRing> keys, Optional<Given> given, ObjectNode told) {
        KeyRing ring = keys.map(trusted -> SigningAudit.trusted(trusted, log.keys())).orElse(log.keys());
        var newest = ring.open(log.checkpoint().note().bytes());
        if (newest instanceof Reading.Refused<SignedCheckpoint>(String reason)) {
            mismatch(new Damage("checkpoint", "a checkpoint signed by " + ring.inUse(), reason), told);
            return;
        }
        switch (given.orElse(null)) {
            case Given.Number(long number) when number > log.size() ->
                ArchiveAudit.cannotVerify("the log has come to checkpoint " + log.size(), told);
            case Given.Number(long number) -> verified(log, told).put("given", "root " + log.rootAt(number));
            case Given.Note(String text) -> kept(log, ring.open(text.getBytes(UTF_8)), told);
            case null -> verified(log, told);
        }
        if (keys.isEmpty() && told.path("verdict").asString().equals("VERIFIED")) {
            told.put("keys", "as the log itself says them: no key was given");
        }
    }

    private static void kept(SoundLog log, Reading<SignedCheckpoint> note, ObjectNode told) {
        switch (note) {
            case Reading.Refused<SignedCheckpoint>(String reason) ->
                mismatch(
                        new Damage(
                                "the checkpoint given", "a checkpoint signed by " + log.keys().origin(), reason),
                        told);
            case Reading.Read<SignedCheckpoint>(var signed) -> {
                var contradictions = log.contradictions(List.of(signed.checkpoint()));
                if (contradictions.isEmpty()) {
                    verified(log, told)
                            .put("given", "checkpoint " + signed.checkpoint().size() + ", is of this history");
                } else {
                    var first = contradictions.getFirst();
                    mismatch(new Damage("the checkpoint given, " + first.place(), first.expected(), first.found()), told);
                }
            }
        }
    }

    private static ObjectNode verified(SoundLog log, ObjectNode told) {
        var checkpoint = log.checkpoint().checkpoint();
        return told.put("verdict", "VERIFIED")
                .put("exitCode", ExitCode.DONE)
                .put("origin", checkpoint.origin())
                .put("checkpoint", checkpoint.size())
                .put("root", checkpoint.root().toString());
    }

    private static void mismatch(Damage damage, ObjectNode told) {
        told.put("verdict", "MISMATCH").put("exitCode", ExitCode.NO);
        told.put("place", damage.place()).put("expected", damage.expected()).put("found", damage.found());
    }
}
