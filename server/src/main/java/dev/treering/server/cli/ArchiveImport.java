package dev.treering.server.cli;

import dev.treering.aggregates.store.Restoration;
import dev.treering.events.archive.Archive;
import dev.treering.events.archive.DamagedArchive;
import dev.treering.events.log.LogUnavailable;
import dev.treering.server.running.CannotStart;
import dev.treering.server.running.LogRestoration;
import dev.treering.server.settings.CloseRules;
import dev.treering.server.settings.Settings;
import dev.treering.server.settings.Settings.ClockMode;
import dev.treering.server.settings.Settings.Invoices;
import dev.treering.server.settings.Settings.Seals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Archives back into the store of a server that is stopped: checked first, every byte, then restored. */
final class ArchiveImport {

    private ArchiveImport() {}

    /** What was restored. Fails where the archives are damaged, or the store is not empty. */
    static Map<String, Object> run(List<Path> directories, Path data, Optional<String> database) {
        try {
            Archive archive = Archive.open(directories);
            if (archive.firstPosition() != 0) {
                throw Failure.no("the archive begins at log position " + archive.firstPosition()
                        + ": name the archives before it first");
            }
            try (Progress progress = new Progress("checking")) {
                archive.check(progress::at);
            }
            return told(archive, restore(archive, settings(data, database)));
        } catch (DamagedArchive e) {
            throw Failure.no("the archive is damaged: " + e.getMessage() + "; nothing more was restored");
        } catch (LogUnavailable e) {
            throw Failure.unknown(e.getMessage() + "; the same command goes on where it was");
        } catch (CannotStart | IOException e) {
            throw Failure.missing(String.valueOf(e.getMessage()));
        }
    }

    private static Restoration.Result restore(Archive archive, Settings settings) throws IOException {
        try (Progress progress = new Progress("restoring")) {
            return LogRestoration.run(
                    settings, archive, position -> progress.at(position + 1, archive.lastPosition() + 1));
        }
    }

    private static Map<String, Object> told(Archive archive, Restoration.Result result) {
        return switch (result) {
            case Restoration.Result.Refused(String problem) -> throw Failure.no(problem);
            case Restoration.Result.Restored(long facts, long compared) -> {
                var told = new LinkedHashMap<String, Object>();
                told.put("restored", facts - compared);
                told.put("thereAlready", compared);
                told.put("position", archive.lastPosition());
                told.put("manifest", archive.manifests().getLast().hash().toString());
                yield told;
            }
        };
    }

    private static Settings settings(Path data, Optional<String> database) {
        return new Settings(
                data,
                0,
                ClockMode.MANUAL,
                CloseRules.USUAL,
                Optional.empty(),
                database,
                Optional.empty(),
                "none",
                false,
                new Invoices.Nowhere(),
                Seals.OWN,
                1);
    }
}
