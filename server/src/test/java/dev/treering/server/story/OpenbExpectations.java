package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a server must say of the trace, asked through its doors. */
record OpenbExpectations(Openb openb) {

    private static final Pattern DIGEST = Pattern.compile("digest\\s+([0-9a-f]{64})");

    void publishPriceBook(ServerProcess server) {
        var answer = server.post(
                "/v1/price-books", "application/yaml", openb.priceBook().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    }

    void everyCellIsExact(ServerProcess server) {
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

    void everyStatementIsExact(ServerProcess server) {
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
    static String verified(ServerProcess server) {
        var verification = server.treering("audit", "verify");
        assertThat(verification.exitCode()).as(verification.output()).isZero();
        Matcher digest = DIGEST.matcher(verification.output());
        assertThat(digest.find()).as(verification.output()).isTrue();
        return digest.group(1);
    }
}
