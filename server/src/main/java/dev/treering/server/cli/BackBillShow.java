package dev.treering.server.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows a case, or all of an account. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "One case with its figures and what is missing; all of an account where none is named.",
        footer = {"", "Example: treering backbill show acme c1"})
final class BackBillShow extends Showing {

    @Parameters(index = "0", paramLabel = "ACCOUNT")
    private String account;

    @Parameters(index = "1", arity = "0..1", paramLabel = "CASE")
    private @Nullable String billingCase;

    @Option(names = "--text", description = "The text whose SHA-256 is approved; pipe it to sha256sum.")
    private boolean text;

    @Override
    public Integer call() {
        if (!text) {
            return super.call();
        }
        if (billingCase == null) {
            throw wrong("--text needs a case");
        }
        out().print(Api.fromEnvironment().get(path() + "/computation", "text/plain"));
        out().flush();
        return ExitCode.DONE;
    }

    @Override
    String path() {
        return "/v1/accounts/" + Arguments.segment(account) + "/back-bills"
                + (billingCase == null ? "" : "/" + Arguments.segment(billingCase));
    }

    @Override
    void print(JsonNode found, PrintWriter out) {
        if (billingCase == null) {
            BackBillPage.table(found).print(out);
        } else {
            BackBillPage.print(found, out);
        }
    }
}
