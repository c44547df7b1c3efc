package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.server.story.ServerProcess.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two facts that cannot be metered, on a real server, and what an operator does about them by the command line alone:
 *
 * <pre>
 * account opened, one web dyno commanded        ├──────────────────────────────▶  from 2026-03-01
 * a run that "stopped" a month too early   ├──┤                                   02-05 10:00 to 12:00
 * a run that "started" an hour after it was seen         x  ├─                     seen 03-03 12:00, started 13:00
 * the first, mended                                  ├──┤                          03-05 10:00 to 12:00
 * </pre>
 */
class DeadLetterStoryIT {

    private static final String CELLS = "account,app,process,size,day,commanded_ms,observed_ms,billable_ms\n";

    @TempDir
    private static Path folder;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.up(Files.createDirectory(folder.resolve("data")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String event(String id, String type, String time, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"cluster/eu-1\",\"type\":\"treering." + type
                + ".v1\",\"time\":\"" + time + "\",\"data\":{" + data + "}}";
    }

    private static String stopped(String id, String from, String to) {
        return event(
                id,
                "dyno.stopped",
                to,
                dyno("pod-1") + ",\"startedAt\":\"" + from + "\",\"stoppedAt\":\"" + to
                        + "\",\"reason\":\"Completed\",\"precisionMs\":1000");
    }

    private static String dyno(String pod) {
        return "\"account\":\"acme\",\"app\":\"shop\",\"process\":\"web\",\"dyno\":\"web.1\",\"size\":\"dyno-1c-4gb\","
                + "\"pod\":\"" + pod + "\",\"restart\":0,\"node\":\"\",\"arch\":\"amd64\"";
    }

    private static Path file(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private static List<String> facts() {
        var facts = Stream.of(
                event(
                        "acme/opened",
                        "account.opened",
                        "2026-03-01T00:00:00Z",
                        "\"account\":\"acme\",\"name\":\"Acme\",\"currency\":\"USD\",\"cohort\":\"net-new\""),
                event(
                        "shop/created",
                        "app.created",
                        "2026-03-01T00:00:00Z",
                        "\"account\":\"acme\",\"app\":\"shop\",\"name\":\"shop\""),
                event(
                        "shop/web",
                        "app.formation-scaled",
                        "2026-03-01T00:00:00Z",
                        "\"account\":\"acme\",\"app\":\"shop\",\"process\":\"web\",\"quantity\":1,\"size\":\"dyno-1c-4gb\""),
                stopped("pod-1/stopped", "2026-02-05T10:00:00Z", "2026-02-05T12:00:00Z"),
                event(
                        "pod-2/started",
                        "dyno.started",
                        "2026-03-03T12:00:00Z",
                        dyno("pod-2") + ",\"startedAt\":\"2026-03-03T13:00:00Z\""));
        var days = LocalDate.parse("2026-03-01")
                .datesUntil(LocalDate.parse("2026-03-07"))
                .map(day -> event(
                        "day/" + day, "clock.day-closed", day.plusDays(1) + "T00:00:00Z", "\"day\":\"" + day + "\""));
        return Stream.concat(facts, days).toList();
    }

    private static JsonNode open() {
        Finished list = server.treering("dead-letter", "list", "--account", "acme", "--json");
        assertThat(list.exitCode()).as(list.output()).isZero();
        return Openb.JSON.readTree(list.output()).path("deadLetters");
    }

    private static String march() {
        return server.treering("usage", "acme", "2026-03", "--csv").output();
    }

    @Test
    void what_could_not_be_metered_is_listed_mended_and_replayed_and_the_ledger_still_proves_right() throws Exception {
        Finished imported =
                server.treering("import", file("facts.jsonl", facts()).toString());
        assertThat(imported.output()).contains("accepted 11, duplicate 0, rejected 0");

        // the door took all of them: each is a fact; two of them are in no cell, each for a reason with a name
        JsonNode letters = open();
        assertThat(letters.valueStream().map(letter -> letter.path("fact").asString()))
                .containsExactly("pod-1/stopped", "pod-2/started");
        assertThat(letters.valueStream().map(letter -> letter.path("reason").asString()))
                .containsExactly("BEFORE_ACCOUNT", "IN_THE_FUTURE");
        assertThat(server.status().path("deadLetters").asLong()).isEqualTo(2);
        assertThat(march()).contains("acme,shop,web,dyno-1c-4gb,2026-03-05,86400000,0,0\n");
        String early = letters.path(0).path("id").asString();
        String future = letters.path(1).path("id").asString();

        Finished shown = server.treering("dead-letter", "show", early);
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.output())
                .contains("BEFORE_ACCOUNT", "2026-03-01T00:00:00Z", "\"stoppedAt\" : \"2026-02-05T12:00:00Z\"");

        // the same id again would be the same fact
        Finished sameId = mend(early, "pod-1/stopped");
        assertThat(sameId.exitCode()).isEqualTo(1);
        assertThat(sameId.output()).contains("give it a new id");

        Finished mended = mend(early, "pod-1/stopped/mended");
        assertThat(mended.exitCode()).as(mended.output()).isZero();
        assertThat(mended.output()).contains("cluster/eu-1 pod-1/stopped/mended", "metered");

        Finished replayed = server.treering("dead-letter", "replay", future);
        assertThat(replayed.exitCode()).isEqualTo(1);
        assertThat(replayed.output())
                .contains("pod-2/started/replay-1", "rejected again, IN_THE_FUTURE", "replayed 1, metered 0");

        // 10:00 to 12:00 are 2 h = 7,200,000 ms, of the 24 h = 86,400,000 ms that were asked for
        assertThat(march())
                .startsWith(CELLS)
                .contains("acme,shop,web,dyno-1c-4gb,2026-03-05,86400000,7200000,7200000\n");
        assertThat(open().valueStream().map(letter -> letter.path("fact").asString()))
                .as("the attempt that was rejected is no letter of its own")
                .containsExactly("pod-2/started");
        assertThat(server.treering("dead-letter", "list", "--all").output())
                .contains("MENDED", "BEFORE_ACCOUNT", "OPEN", "IN_THE_FUTURE");
        Finished audit = server.treering("audit", "verify");
        assertThat(audit.exitCode()).as(audit.output()).isZero();
    }

    private static Finished mend(String letter, String id) throws IOException {
        Path file = file("mended.json", List.of(stopped(id, "2026-03-05T10:00:00Z", "2026-03-05T12:00:00Z")));
        return server.treering("dead-letter", "mend", letter, file.toString());
    }

    @Test
    void what_makes_no_sense_is_told_so() {
        assertThat(server.treering("dead-letter", "show", "no-such").exitCode()).isEqualTo(1);
        assertThat(server.treering("dead-letter", "replay").exitCode()).isEqualTo(64);
        assertThat(server.treering("dead-letter", "replay", "1", "--all").exitCode())
                .isEqualTo(64);
        assertThat(server.treering("dead-letter", "mend", "1", "/no/such/file").exitCode())
                .isEqualTo(69);
        assertThat(server.post("/v1/dead-letters/no-such/replay", "application/json", new byte[0])
                        .body())
                .contains("no-such-dead-letter");
    }
}
