package dev.treering.server.http.v1;

import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Checkpoints;
import dev.treering.server.http.Json;
import dev.treering.server.http.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is sealed and signed. */
final class CheckpointsDoor {

    private final Checkpoints checkpoints;

    CheckpointsDoor(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** The newest checkpoint, who keeps it, and the entries of the log it signs. Times are UTC. */
    record Shown(
            String origin,
            long size,
            String checkpoint,
            List<String> keys,
            List<Kept> anchors,
            long exposedEntries,
            Optional<Long> exposedSeconds,
            Optional<String> refusal,
            List<Listed> checkpoints,
            List<Checkpoints.Sealed> periods) {}

    /**
     * A checkpoint, and the close it was signed for.
     *
     * @param period absent where it was signed for a change of keys
     */
    record Listed(
            long number,
            Optional<String> period,
            Optional<String> closedAt,
            Optional<Long> position,
            Optional<Long> accounts,
            Optional<Long> lines,
            String root,
            String signedAt,
            List<String> keys,
            List<String> anchors) {}

    /** What an anchor keeps. */
    record Kept(String name, Optional<Long> size, Optional<String> at, Optional<String> trouble) {}

    List<Route> routes() {
        return List.of(Route.admin("GET", "/v1/checkpoints", this::shown));
    }

    private Answer shown(Call call) {
        var newest = checkpoints.newest();
        return Answer.json(
                200,
                new Shown(
                        newest.origin(),
                        newest.size(),
                        newest.note(),
                        newest.keys(),
                        newest.anchors().stream().map(CheckpointsDoor::kept).toList(),
                        newest.exposedEntries(),
                        newest.exposedSeconds(),
                        newest.refusal(),
                        checkpoints.signed().stream().map(this::listed).toList(),
                        checkpoints.sealed()));
    }

    private Listed listed(Checkpoints.Signed signed) {
        var entry = checkpoints.sealed().stream()
                .filter(each -> each.index() == signed.number() - 1)
                .map(each -> Json.read(each.entry()))
                .findFirst();
        return new Listed(
                signed.number(),
                entry.map(seal -> seal.path("period").asString()),
                entry.map(seal -> seal.path("closedAt").asString()),
                entry.map(seal -> seal.path("position").asLong()),
                entry.map(seal -> seal.path("accounts").asLong()),
                entry.map(seal -> seal.path("lines").asLong()),
                signed.root(),
                signed.at().toString(),
                signed.keys(),
                signed.anchors());
    }

    private static Kept kept(Checkpoints.Anchor anchor) {
        return new Kept(anchor.name(), anchor.size(), anchor.at().map(Instant::toString), anchor.trouble());
    }
}
