package dev.treering.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.ClockFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Months of the trace, closed by command. Each is closed once, however many ask and whenever the process dies, and is stated
 * as somebody else computed it.
 */
class ClosePeriodIT {

    private static final List<String> MONTHS = List.of("2026-01", "2026-02");

    @TempDir
    private Path folder;

    private final Openb openb = Openb.data();

    /** The trace up to the end of a month, without what closes periods. */
    private List<String> upTo(String month) {
        var lines = new ArrayList<String>();
        for (String line : openb.lines()) {
            if (line.contains("period-closed") && line.contains('"' + month + '"')) {
                return lines;
            }
            if (!line.contains("period-closed")) {
                lines.add(line);
            }
        }
        throw new AssertionError(month + " is not closed in the trace");
    }

    private void imported(ServerProcess server, List<String> lines) throws IOException {
        Path file = Files.write(folder.resolve("facts.jsonl"), lines);
        var imported = server.treering("import", file.toString());
        assertThat(imported.exitCode()).as(imported.output()).isZero();
    }

    private static void pricePublished(ServerProcess server, Openb openb) {
        new OpenbExpectations(openb).publishPriceBook(server);
    }

    private static JsonNode json(String body) {
        return Openb.JSON.readTree(body);
    }

    @Test
    void a_month_stays_open_with_all_reasons_told_and_closes_once_they_are_gone() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (ServerProcess server = ServerProcess.up(data)) {
            pricePublished(server, openb);
            var january = upTo("2026-01");
            imported(
                    server,
                    january.stream()
                            .filter(line -> !line.contains("2026-02-01T00:00:00"))
                            .toList());

            var refused = server.treering("close", "period", "2026-01");

            assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
            assertThat(refused.output())
                    .contains("DAYS_OPEN: 1 open days, the first is 2026-01-31")
                    .contains("SOURCE_SILENT: trace/openb has 3 dynos open");

            assertThat(server.treering("close", "day", "2026-01-31").exitCode()).isZero();
            var silent = server.treering("close", "period", "2026-01");
            assertThat(silent.exitCode()).as(silent.output()).isEqualTo(1);
            assertThat(silent.output()).contains("SOURCE_SILENT").doesNotContain("DAYS_OPEN");
            var proof = new LineProofs(server, openb, folder.resolve("proofs"));
            proof.isNotThereYet("2026-01");

            imported(server, List.of("""
                    {"specversion":"1.0","id":"gap","source":"trace/openb","type":"treering.dyno.observation-gap.v1",\
                    "time":"2026-02-01T00:00:00.000Z","datacontenttype":"application/json","data":{"cluster":"openb",\
                    "from":"2026-01-31T23:00:00.000Z","to":"2026-02-01T00:00:00.000Z","cause":"test"}}"""));
            assertThat(closedByMany(server, "2026-01")).containsOnlyOnce(true).hasSize(8);
            assertThat(server.treering("close", "period", "2026-01").output()).contains("2026-01 is closed already");
            assertStatedAsExpected(server, List.of("2026-01"));
            assertThat(server.treering("audit", "resolutions").exitCode()).isZero();
            proof.isMadeAndVerified("2026-01");
        }
    }

    private static List<Boolean> closedByMany(ServerProcess server, String month) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> ask = () -> {
                var answer = server.post("/v1/close/period/" + month, "application/json", "{}".getBytes(UTF_8));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                return json(answer.body()).path("changed").asBoolean();
            };
            var changed = new ArrayList<Boolean>();
            for (var each :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> ask).toList())) {
                changed.add(each.get());
            }
            return changed;
        }
    }

    @Test
    void a_month_whose_closing_was_killed_is_closed_once_and_stated_to_the_same_bytes() throws Exception {
        long seed = Long.getLong("treering.seed", System.nanoTime());
        System.out.println("kill seed " + seed + " (-Dtreering.seed=" + seed + " repeats it)");
        var random = new Random(seed);
        Path data = Files.createDirectory(folder.resolve("data"));
        try (ServerProcess server = ServerProcess.up(data)) {
            pricePublished(server, openb);
            imported(server, upTo("2026-03"));
        }
        for (String month : MONTHS) {
            try (ServerProcess server = ServerProcess.up(data)) {
                var asking = Thread.ofVirtual().start(() -> server.treering("close", "period", month));
                Thread.sleep(500 + random.nextInt(3_000)); // the moment of death, not a wait for anything
                server.kill();
                asking.join();
            }
        }

        try (ServerProcess server = ServerProcess.up(data)) {
            for (String month : MONTHS) {
                var closed = server.treering("close", "period", month);
                assertThat(closed.exitCode()).as(closed.output()).isZero();
            }
            assertStatedAsExpected(server, MONTHS);
            OpenbExpectations.verified(server); // folded anew, byte for byte
            assertThat(periodsClosed(server)).containsExactlyInAnyOrderElementsOf(MONTHS);
        }
    }

    /** The periods closed on the log, by position: a fact for everybody is on every partition. */
    private static List<String> periodsClosed(ServerProcess server) {
        JsonNode status = server.status();
        return PlatformEventsReader.readTo(
                        status.path("head").asLong(), status.path("kafka").asString())
                .stream()
                .filter(read -> read.partition() == 0)
                .flatMap(read -> read.logged().fact() instanceof ClockFact.PeriodClosed(YearMonth period)
                        ? Stream.of(period.toString())
                        : Stream.empty())
                .toList();
    }

    private void assertStatedAsExpected(ServerProcess server, List<String> months) {
        var stated = new ArrayList<String>();
        for (String month : months) {
            json(server.get("/v1/statements?month=" + month, "application/json").body())
                    .path("statements")
                    .forEach(each -> stated.add(each.path("account").asString() + "/" + month + " "
                            + each.path("mode").asString() + " "
                            + each.path("total").asString()));
        }
        var expected = openb.statements().properties().stream()
                .filter(each -> months.contains(each.getKey().split("/")[1]))
                .map(each -> each.getKey() + " " + each.getValue().path("mode").asString() + " "
                        + each.getValue().path("total").asString())
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(stated).containsExactlyInAnyOrderElementsOf(expected);
    }
}
