package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.topics.Topics;
import dev.treering.projections.verify.SegmentTampering;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A real trace through the real server: imported, metered, rated and stated to the millisecond and the cent; imported again
 * without effect; imported through ten deaths with the same bytes; and one flipped byte found.
 */
class OpenbStoryIT {

    private static final Pattern DIGEST = Pattern.compile("digest\\s+([0-9a-f]{64})");
    private static final int KILLS = 10;

    @TempDir
    private Path folder;

    private final Openb openb = Openb.data();

    @Test
    void the_trace_is_stated_to_the_cent_and_survives_ten_kills_and_shows_a_flipped_byte() throws Exception {
        Path whole = Files.createDirectory(folder.resolve("whole"));
        String digest;
        try (ServerProcess server = ServerProcess.up(whole)) {
            publishPriceBook(server);
            var imported = server.treering("import", openb.events().toString());
            assertThat(imported.output()).contains("accepted " + Openb.FACTS + ", duplicate 0, rejected 0");
            assertThat(imported.exitCode()).isZero();
            everyCellIsExact(server);
            everyStatementIsExact(server);
            digest = verified(server);

            var again = server.treering("import", openb.events().toString());
            assertThat(again.output()).contains("accepted 0, duplicate " + Openb.FACTS + ", rejected 0");
            assertThat(verified(server)).as("importing again changes nothing").isEqualTo(digest);
        }

        assertThat(digestOfInterruptedImport()).as("ten kills change nothing").isEqualTo(digest);

        var tampered = SegmentTampering.change(
                whole.resolve("kafka"), Topics.USAGE_LEDGER, _ -> true, SegmentTampering::withLastBitFlipped);
        assertThat(tampered).isPresent();
        try (ServerProcess server = ServerProcess.up(whole)) {
            var verification = server.treering("audit", "verify");
            assertThat(verification.exitCode()).as(verification.output()).isEqualTo(1);
            assertThat(verification.output())
                    .contains("usage-ledger")
                    .contains(tampered.get().entry().account().value())
                    .containsPattern("offset\\s+" + tampered.get().offset());
        }
    }

    private void publishPriceBook(ServerProcess server) {
        var answer = server.post(
                "/v1/price-books", "application/yaml", openb.priceBook().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    }

    private void everyCellIsExact(ServerProcess server) {
        var expected = openb.cells();
        for (String account : openb.accounts()) {
            for (String month : List.of("2026-01", "2026-02", "2026-03", "2026-04", "2026-05")) {
                var lines = new ArrayList<String>();
                lines.add(Openb.CSV_HEADER);
                lines.addAll(expected.getOrDefault(account + " " + month, List.of()));
                String csv = server.get("/v1/accounts/" + account + "/usage/" + month, "text/csv")
                        .body();
                assertThat(csv.lines().toList()).as(account + " " + month).isEqualTo(lines);
            }
        }
    }

    private void everyStatementIsExact(ServerProcess server) {
        JsonNode expected = openb.statements();
        JsonNode listed = Openb.JSON
                .readTree(server.get("/v1/statements", "application/json").body())
                .path("statements");
        assertThat(listed.size()).isEqualTo(expected.size());
        for (var each : expected.properties()) {
            String[] key = each.getKey().split("/");
            JsonNode statement = Openb.JSON.readTree(
                    server.get("/v1/accounts/" + key[0] + "/statements/" + key[1], "application/json")
                            .body());
            assertThat(statement.path("mode").asString())
                    .as(each.getKey())
                    .isEqualTo(each.getValue().path("mode").asString());
            assertThat(statement.path("total").asString())
                    .as(each.getKey())
                    .isEqualTo(each.getValue().path("total").asString());
            assertThat(lines(statement, "sku", "quantityMs"))
                    .as(each.getKey())
                    .isEqualTo(lines(each.getValue(), "size", "billableMs"));
        }
    }

    private static List<String> lines(JsonNode statement, String sku, String quantity) {
        var lines = new ArrayList<String>();
        for (JsonNode line : statement.path("lines")) {
            lines.add(String.join(
                    " ",
                    line.path("app").asString(),
                    line.path("process").asString(),
                    line.path(sku).asString(),
                    Long.toString(line.path(quantity).asLong()),
                    line.path("amount").asString()));
        }
        return lines.stream().sorted().toList();
    }

    /** The digest over all accounts' chains, from a verification that found nothing wrong. */
    private static String verified(ServerProcess server) {
        var verification = server.treering("audit", "verify");
        assertThat(verification.exitCode()).as(verification.output()).isZero();
        Matcher digest = DIGEST.matcher(verification.output());
        assertThat(digest.find()).as(verification.output()).isTrue();
        return digest.group(1);
    }

    /** The same import, killed at random moments and begun again each time from the first line. */
    private String digestOfInterruptedImport() throws Exception {
        long seed = Long.getLong("treering.seed", System.nanoTime());
        System.out.println("kill seed " + seed + " (-Dtreering.seed=" + seed + " repeats it)");
        var random = new Random(seed);
        Path data = Files.createDirectory(folder.resolve("killed"));
        for (int kill = 0; kill <= KILLS; kill++) {
            try (ServerProcess server = ServerProcess.up(data)) {
                publishPriceBook(server);
                if (kill == KILLS) {
                    var imported = server.treering("import", openb.events().toString());
                    assertThat(imported.exitCode()).as(imported.output()).isZero();
                    everyStatementIsExact(server);
                    return verified(server);
                }
                var importing = Thread.ofVirtual()
                        .start(() -> server.treering("import", openb.events().toString()));
                Thread.sleep(400 + random.nextInt(2_500)); // the moment of death, not a wait for anything
                server.kill();
                importing.join();
            }
        }
        throw new AssertionError("not reached");
    }
}
