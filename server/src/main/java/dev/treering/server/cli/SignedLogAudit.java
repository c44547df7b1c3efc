package dev.treering.server.cli;

import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.KeyUse;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.tlog.Damage;
import dev.treering.projections.tlog.LogReader;
import dev.treering.projections.tlog.LogReading;
import dev.treering.projections.tlog.SoundLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The signed log in a directory tried to be disproved: by itself, by its keys, and by checkpoints that somebody has kept of it. */
final class SignedLogAudit {

    private SignedLogAudit() {}

    /**
     * What came of it, as {@code audit verify} tells it of a server.
     *
     * @param keys that are known to be the log's: one of them, the first or a later one; or where there are several, its first ones
     * @param kept files with one signed checkpoint each
     */
    static ObjectNode run(Path directory, KeyRing keys, List<Path> kept) {
        ObjectNode told = Api.JSON.createObjectNode();
        try {
            switch (LogReader.read(directory, keys.uses().getFirst().key())) {
                case LogReading.Sound(SoundLog log) -> tell(log, contradictions(log, keys, kept), told);
                case LogReading.Damaged damaged -> mismatch(damaged.damages(), told);
                case LogReading.Unreadable(String reason) -> ArchiveAudit.cannotVerify(reason, told);
            }
        } catch (IOException | UncheckedIOException e) {
            ArchiveAudit.cannotVerify("the signed log cannot be read: " + e, told);
        }
        return told;
    }

    private static List<Damage> contradictions(SoundLog log, KeyRing keys, List<Path> kept) throws IOException {
        var found = new ArrayList<Damage>();
        var stated = keysOf(keys);
        var own = keysOf(log.keys());
        boolean isOneOfThem = stated.size() == 1 && own.containsAll(stated);
        if (!isOneOfThem && Collections.indexOfSubList(own, stated) != 0) {
            found.add(new Damage("keys", "to begin with " + stated, own.toString()));
        }
        for (Path file : kept) {
            switch (log.keys().open(Files.readAllBytes(file))) {
                case Reading.Refused<SignedCheckpoint>(String reason) ->
                    found.add(new Damage(
                            file.toString(),
                            "a checkpoint signed by the keys of " + log.keys().origin(),
                            reason));
                case Reading.Read<SignedCheckpoint>(var signed) ->
                    log.contradictions(List.of(signed.checkpoint())).stream()
                            .map(each -> new Damage(file + ", " + each.place(), each.expected(), each.found()))
                            .forEach(found::add);
            }
        }
        return found;
    }

    private static List<String> keysOf(KeyRing ring) {
        return ring.uses().stream().map(KeyUse::key).map(Object::toString).toList();
    }

    private static void tell(SoundLog log, List<Damage> contradictions, ObjectNode told) {
        if (!contradictions.isEmpty()) {
            mismatch(contradictions, told);
            return;
        }
        told.put("verdict", "VERIFIED").put("exitCode", ExitCode.DONE);
        told.put("origin", log.checkpoint().checkpoint().origin());
        told.put("size", log.size());
        told.put("root", log.checkpoint().checkpoint().root().toString());
        told.put("keys", String.join(", ", keysOf(log.keys())));
    }

    private static void mismatch(List<Damage> damages, ObjectNode told) {
        Damage first = damages.getFirst();
        told.put("verdict", "MISMATCH").put("exitCode", ExitCode.NO);
        told.put("place", first.place());
        told.put("expected", first.expected()).put("found", first.found());
        told.put("places", damages.size());
    }
}
