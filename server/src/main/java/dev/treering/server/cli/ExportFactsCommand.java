package dev.treering.server.cli;

import dev.treering.events.archive.Archive;
import dev.treering.events.archive.ArchiveLimits;
import dev.treering.events.archive.DamagedArchive;
import dev.treering.events.archive.Manifest;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.archive.FactExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** The log of facts as an archive. */
@Command(
        name = "facts",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the log of facts, as it is now, into Avro files with their hashes (manifest.json, SHA256SUMS). The same log gives"
                    + " the same bytes. What is written is read again before the manifest says that it is whole; killed, the same"
                    + " command begins again and comes to the same files.",
            "Exit 0 it is whole, 1 the directory or the log is not as it must be, 2 the log cannot be read."
        },
        footer = {
            "",
            "Example: treering export facts --out archive/2026-11",
            "         treering export facts --out archive/2026-12 --continues archive/2026-11"
        })
final class ExportFactsCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to: a directory of its own.")
    private Path out;

    @Option(
            names = "--from-position",
            paramLabel = "N",
            description = "First log position; 0, or with --continues the one after the last there.")
    private @Nullable Long from;

    @Option(
            names = "--continues",
            paramLabel = "DIR",
            description = "An archive to go on from: the new manifest names the hash of the one there.")
    private @Nullable Path continues;

    @Option(
            names = "--kafka",
            paramLabel = "ADDR",
            description = "Kafka to read from; without it the server says where its own is.")
    private @Nullable String kafka;

    @Option(names = "--json", description = "JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (Progress reading = new Progress("archiving");
                Progress again = new Progress("reading again")) {
            Optional<Manifest> before = before();
            long first = first(before);
            String address = kafka != null
                    ? kafka
                    : Api.fromEnvironment().get("/v1/status").path("kafka").asString();
            var export =
                    new FactExport(out, first, before.map(Manifest::hash), ArchiveLimits.USUAL, reading::at, again::at);
            return told(export.run(address));
        } catch (DamagedArchive e) {
            throw Failure.no("not as it must be: " + e.getMessage());
        } catch (IOException e) {
            throw Failure.missing("cannot write or read the archive: " + e);
        }
    }

    private Optional<Manifest> before() throws IOException {
        return continues == null
                ? Optional.empty()
                : Optional.of(Archive.open(List.of(continues)).manifests().getLast());
    }

    private long first(Optional<Manifest> before) {
        long next = before.map(manifest -> manifest.lastPosition() + 1).orElse(from == null ? 0 : from);
        if (from != null && from != next) {
            throw Failure.no("--from-position is " + from + "; what it goes on from ends at " + (next - 1));
        }
        return next;
    }

    private int told(FactExport.Result result) {
        return switch (result) {
            case FactExport.Result.Archived(Manifest manifest) -> print(manifest, "archived");
            case FactExport.Result.ThereAlready(Manifest manifest) -> print(manifest, "there already");
            case FactExport.Result.NothingNew(long last) ->
                throw Failure.no("there is nothing to archive: the log ends at position " + last);
            case FactExport.Result.Unreadable(String reason) -> throw Failure.unknown(reason);
        };
    }

    private int print(Manifest manifest, String verdict) {
        PrintWriter to = spec.commandLine().getOut();
        ObjectNode told = Api.JSON.createObjectNode();
        told.put("result", verdict).put("firstPosition", manifest.firstPosition());
        told.put("lastPosition", manifest.lastPosition()).put("facts", manifest.facts());
        told.put("records", manifest.records()).put("partitions", manifest.partitions());
        told.put("files", manifest.files().size());
        told.put("manifest", manifest.hash().toString());
        told.put("previous", manifest.previous().map(Hash::toString).orElse(""));
        if (json) {
            to.println(told.toPrettyString());
        } else {
            to.printf(
                    "%s: facts %s to %s in %s files%nmanifest %s%n",
                    verdict,
                    manifest.firstPosition(),
                    manifest.lastPosition(),
                    manifest.files().size(),
                    manifest.hash());
        }
        return ExitCode.DONE;
    }
}
