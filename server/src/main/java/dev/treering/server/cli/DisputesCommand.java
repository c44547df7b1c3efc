package dev.treering.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists an account's disputes. */
@Command(
        name = "disputes",
        mixinStandardHelpOptions = true,
        description = "The disputes of an account, how each stands, and what it freezes.",
        footer = {"", "Example: treering backbill disputes acme"})
final class DisputesCommand extends Listing {

    @Parameters(paramLabel = "ACCOUNT")
    private String account;

    @Override
    String path() {
        return "/v1/accounts/" + Arguments.segment(account) + "/disputes";
    }

    @Override
    Table table(JsonNode list) {
        var table = new Table("DISPUTE", "STATE", "FROM", "UNTIL", "APP", ">FROZEN", "BY", "REASON", "RESOLVED");
        for (JsonNode each : list.path("disputes")) {
            JsonNode resolved = each.path("resolved");
            table.row(
                    each.path("dispute").asString(),
                    each.path("state").asString(),
                    each.path("from").asString(),
                    each.path("until").asString(),
                    each.path("app").asString("-"),
                    each.path("frozen").asString(),
                    each.path("by").asString(),
                    each.path("reason").asString(),
                    resolved.isMissingNode()
                            ? "-"
                            : resolved.path("by").asString() + ": "
                                    + resolved.path("reason").asString());
        }
        return table;
    }
}
