package dev.treering.projections.verify;

import dev.treering.projections.note.KeyRing;
import dev.treering.projections.proof.Given;
import dev.treering.projections.proof.Signing;
import dev.treering.projections.proof.SigningAudit;
import dev.treering.projections.proof.StoredEntries;
import dev.treering.projections.tlog.LogReader;
import dev.treering.projections.tlog.LogReading;
import dev.treering.projections.tlog.SoundLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Optional;

/** Reads the seals, the published checkpoints and a signed log, and holds them against each other. Changes nothing. */
public final class LogSigning {

    private LogSigning() {}

    /**
     * What is looked at.
     *
     * @param month whose close must be signed
     * @param given a checkpoint that must be of this history
     * @param keys that are trusted; without them no signature is looked at, unless there is a signed log that says its own
     * @param log directory of the signed log
     */
    public record Asked(Optional<YearMonth> month, Optional<Given> given, Optional<KeyRing> keys, Optional<Path> log) {}

    /** What reading the signed log came to. */
    private sealed interface Stored {
        record There(Optional<StoredEntries> entries) implements Stored {}

        record Not(Signing why) implements Stored {}
    }

    /**
     * What it comes to.
     *
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read
     */
    public static Signing run(String bootstrapServers, Asked asked) {
        return LogAccess.during(bootstrapServers, (admin, consumer) -> {
            var topics = new LogSeals(admin, consumer);
            // what is signed is stored first and then published; what is sealed is sealed before both
            var notes = topics.notes();
            return switch (asked.log().map(LogSigning::stored).orElse(new Stored.There(Optional.empty()))) {
                case Stored.Not(var why) -> why;
                case Stored.There(var stored) -> {
                    var seals = topics.sealed(notes, keys(asked.keys(), stored));
                    yield new SigningAudit(seals, stored, asked.month(), asked.given()).outcome();
                }
            };
        });
    }

    private static Optional<KeyRing> keys(Optional<KeyRing> trusted, Optional<StoredEntries> stored) {
        return trusted.map(ring -> stored.map(log -> SigningAudit.trusted(ring, log.keys()))
                        .orElse(ring))
                .or(() -> stored.map(StoredEntries::keys));
    }

    private static Stored stored(Path directory) {
        try {
            return switch (LogReader.read(directory)) {
                case LogReading.Sound(var log) -> new Stored.There(Optional.of(entries(log)));
                case LogReading.Damaged(var damages) -> {
                    var first = damages.getFirst();
                    yield new Stored.Not(
                            new Signing.Differs("signed log, " + first.place(), first.expected(), first.found()));
                }
                case LogReading.Unreadable(String reason) -> new Stored.Not(new Signing.Unknown(reason));
            };
        } catch (IOException e) {
            return new Stored.Not(new Signing.Unknown("the signed log cannot be read: " + e));
        }
    }

    private static StoredEntries entries(SoundLog log) throws IOException {
        var entries = new ArrayList<byte[]>();
        for (long index = 0; index < log.size(); index++) {
            entries.add(log.entry(index));
        }
        return new StoredEntries(log.keys(), entries);
    }
}
