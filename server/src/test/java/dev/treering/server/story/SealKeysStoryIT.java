package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.projections.note.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The key and the anchors of one server over its starts:
 *
 * <pre>
 *   start        1 ──────────── killed │ 2 ─────────────────────────────
 *   key          old                   │ old ▸ new
 *   checkpoint      1 January          │  2 change of keys   3 February
 *   anchors      a directory and a git repository keep each; a third cannot be reached
 * </pre>
 */
class SealKeysStoryIT {

    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final LiveMonth MONTH = new LiveMonth(2);

    @TempDir
    private Path folder;

    @Test
    void keys_change_anchors_keep_and_neither_a_kill_nor_a_lost_anchor_stops_signing() throws Exception {
        Path data = folder.resolve("data");
        Path worm = folder.resolve("worm");
        Path noDirectory = Files.writeString(folder.resolve("file"), "in the way");
        var anchors = List.of(
                "--anchor", "dir:" + worm,
                "--anchor", "dir:" + noDirectory.resolve("below"),
                "--anchor", "git:" + folder.resolve("kept.git"));
        String oldKey;
        try (var server = ServerProcess.up(data, "0", anchors)) {
            oldKey = keyOf(server);
            MONTH.into(server, folder.resolve("facts.jsonl"));
            signed(server, 1);
            what_cannot_be_reached_is_told_and_stops_nothing(server);
            days_of_february(server);
            var closing = Thread.ofVirtual().start(() -> server.treering("close", "period", "2026-02"));
            server.kill(); // somewhere between the command and the signed close
            closing.join();
        }

        Path newKey = newKey();
        var both = new ArrayList<>(anchors);
        both.addAll(List.of("--seal-key", data.resolve("seal-key").toString(), "--seal-key", newKey.toString()));
        try (var server = ServerProcess.up(data, "0", both)) {
            assertThat(keyOf(server)).isNotEqualTo(oldKey);
            server.treering(
                    "close", "period", "2026-02"); // it may have been closed before the kill; what counts is below
            signed(server, 3);
            what_was_signed_is_listed_with_its_keys(server, oldKey);
            the_old_key_verifies_what_it_signed_and_leads_to_the_new(server, oldKey, worm);
            a_copy_of_the_signed_log_verifies_alone(server, data.resolve("seals"), oldKey, worm);
        }
    }

    private static void signed(ServerProcess server, int size) {
        Await.until("checkpoint " + size + " to be kept", Duration.ofSeconds(60), () -> {
            JsonNode told = checkpoints(server);
            boolean kept = told.path("size").asInt() == size
                    && told.path("exposedEntries").asInt() == 0;
            return kept ? "" : told.toString();
        });
    }

    private static JsonNode checkpoints(ServerProcess server) {
        return Openb.JSON.readTree(
                server.get("/v1/checkpoints", "application/json").body());
    }

    private static void what_cannot_be_reached_is_told_and_stops_nothing(ServerProcess server) {
        Await.until("the server to be ready", Duration.ofSeconds(30), () -> {
            var ready = server.get("/readyz", "text/plain");
            return ready.statusCode() == 200 ? "" : ready.body();
        });
        assertThat(server.get("/readyz", "text/plain").body())
                .startsWith("ok, but\n")
                .contains("anchor directory", "/file/below: ");
        var listed = server.treering("audit", "checkpoints");
        assertThat(listed.output())
                .contains("2026-01", "worm", "kept.git", "all of it is kept by an anchor")
                .containsPattern("(?m)^anchor directory .*/file/below: ");
    }

    private void days_of_february(ServerProcess server) throws IOException {
        Path days = Files.write(folder.resolve("february.jsonl"), PilotFacts.lines(PilotFacts.days(FEBRUARY)));
        var imported = server.treering("import", days.toString());
        assertThat(imported.exitCode()).as(imported.output()).isZero();
    }

    private static void what_was_signed_is_listed_with_its_keys(ServerProcess server, String oldKey) {
        JsonNode listed = checkpoints(server).path("checkpoints");
        String oldId = id(oldKey);
        String newId = id(keyOf(server));

        assertThat(listed.valueStream().map(each -> each.path("number").asInt()))
                .containsExactly(1, 2, 3);
        List<JsonNode> all = listed.valueStream().toList();
        JsonNode change =
                all.stream().filter(each -> !each.has("period")).findFirst().orElseThrow();
        assertThat(change.path("keys").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder(oldId, newId);
        assertThat(all.getFirst().path("keys").toString()).isEqualTo("[\"" + oldId + "\"]");
        assertThat(all.getLast().path("keys").valueStream().map(JsonNode::asString))
                .contains(newId);
        assertThat(all).allSatisfy(each -> assertThat(each.path("anchors")).hasSize(2));
    }

    private static void the_old_key_verifies_what_it_signed_and_leads_to_the_new(
            ServerProcess server, String oldKey, Path worm) {
        String first = worm.resolve("00000000000000000001.checkpoint").toString();
        var verified = server.treering("audit", "verify", "--month", "2026-02", "--checkpoint", first, "--key", oldKey);
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        assertThat(verified.output()).contains("signed by checkpoint", "checkpoint 1 of treering/", "of this history");
        var stranger = server.treering("audit", "verify", "--account", "a-000000", "--key", strangersKey(oldKey));
        assertThat(stranger.exitCode()).as(stranger.output()).isEqualTo(1);
        assertThat(stranger.output()).startsWith("MISMATCH").contains("topic checkpoints, record 0");
        var known = server.treering("statement", "show", "a-000000", "2026-01", "--as-known-at", "checkpoint:1");
        assertThat(known.exitCode()).as(known.output()).isZero();
        var before = server.treering("audit", "diff", "1", "checkpoint:1", "--json");
        assertThat(before.exitCode()).as(before.output()).isEqualTo(1);
        assertThat(before.output()).contains("2026-01");
        var between = server.treering("audit", "diff", "checkpoint:1", "checkpoint:3"); // nothing ran in February
        assertThat(between.exitCode()).as(between.output()).isZero();
    }

    private static void a_copy_of_the_signed_log_verifies_alone(
            ServerProcess server, Path log, String oldKey, Path worm) {
        String third = worm.resolve("00000000000000000003.checkpoint").toString();
        var alone = server.treering("audit", "verify", "--log", log.toString(), "--checkpoint", third, "--key", oldKey);
        assertThat(alone.exitCode()).as(alone.output()).isZero();
        assertThat(alone.output()).startsWith("VERIFIED");
    }

    private static String keyOf(ServerProcess server) {
        return server.announced().getFirst().substring("seal key ".length());
    }

    private static String id(String key) {
        return key.split("\\+")[1];
    }

    /** Of the log's name, and of nobody who has signed it. */
    private static String strangersKey(String key) {
        return SigningKey.generate(key.split("\\+")[0], new SecureRandom())
                .verifier()
                .toString();
    }

    /** As an operator makes one. */
    private Path newKey() {
        Path key = folder.resolve("next-key");
        var made = ServerProcess.run(
                List.of("sh", "-c", "umask 077 && openssl genpkey -algorithm ed25519 -out \"$0\"", key.toString()),
                Map.of(),
                Duration.ofSeconds(30));
        assertThat(made.exitCode()).as(made.output()).isZero();
        return key;
    }
}
