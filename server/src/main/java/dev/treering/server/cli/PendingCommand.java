package dev.treering.server.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows what became of an account's shadow usage. */
@Command(
        name = "pending",
        mixinStandardHelpOptions = true,
        description = "What was stated of an account in shadow, and what became of it; without tax.",
        footer = {"", "Example: treering backbill pending acme"})
final class PendingCommand extends Showing {

    @Parameters(paramLabel = "ACCOUNT")
    private String account;

    @Override
    String path() {
        return "/v1/accounts/" + Arguments.segment(account) + "/pending";
    }

    @Override
    void print(JsonNode found, PrintWriter out) {
        PendingPage.print(found, out);
    }
}
