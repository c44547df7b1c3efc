package dev.treering.server.running;

import dev.treering.projections.anchor.Anchor;
import dev.treering.projections.anchor.Anchors;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.tlog.TileLog;
import dev.treering.server.http.Checkpoints;
import dev.treering.server.sealing.SealKeys;
import dev.treering.server.sealing.Sealer;
import dev.treering.server.sealing.ServerCheckpoints;
import dev.treering.server.settings.DataDirectory;
import dev.treering.server.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * What signs, and what the doors tell of it.
 *
 * @param keys of the signed log
 */
record SealingParts(Sealer sealer, Checkpoints checkpoints, KeyRing keys) {

    static SealingParts open(Settings settings, DataDirectory data, String bootstrapServers, Started started) {
        var machine = InstantSource.system();
        try {
            TileLog log = required(SealKeys.open(data.seals(), keys(settings, data)));
            KeyRing keys = log.keys();
            List<Anchor> anchors = settings.seals().anchors().stream()
                    .map(anchor -> required(Anchors.parse(anchor, machine)))
                    .toList();
            Sealer sealer = Sealer.start(bootstrapServers, log, anchors);
            started.add("sealer", sealer);
            return new SealingParts(sealer, new ServerCheckpoints(sealer, machine), keys);
        } catch (IOException e) {
            throw new UncheckedIOException("the signed log cannot be opened: " + e.getMessage(), e);
        }
    }

    private static List<Path> keys(Settings settings, DataDirectory data) throws IOException {
        return settings.seals().keys().isEmpty()
                ? List.of(required(SealKeys.orNew(data.sealKeyFile(), data.seals())))
                : settings.seals().keys();
    }

    private static <T> T required(Reading<T> reading) {
        return switch (reading) {
            case Reading.Read<T>(var value) -> value;
            case Reading.Refused<T>(String reason) ->
                throw new CannotStart("what is sealed cannot be signed: " + reason, new IllegalStateException(reason));
        };
    }
}
