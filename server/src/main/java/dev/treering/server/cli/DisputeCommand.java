package dev.treering.server.cli;

import dev.treering.events.facts.BillingFact.DisputeResolved.Resolution;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens a dispute, or resolves it. */
@Command(
        name = "dispute",
        mixinStandardHelpOptions = true,
        description = "Freezes usage that a customer disputes; with --resolve, ends the dispute.",
        footer = {
            "",
            "Example: treering backbill dispute acme d1 --from 2027-01-05 --until 2027-01-07 --reason 'was not running'",
            "         treering backbill dispute acme d1 --resolve upheld --reason 'it was not'"
        })
final class DisputeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ACCOUNT")
    private String account;

    @Parameters(index = "1", paramLabel = "NAME", description = "Names the dispute; never used again.")
    private String dispute;

    @Option(names = "--from", paramLabel = "DAY", converter = Arguments.Day.class)
    private @Nullable LocalDate from;

    @Option(
            names = "--until",
            paramLabel = "DAY",
            converter = Arguments.Day.class,
            description = "First day that is not in it any more.")
    private @Nullable LocalDate until;

    @Option(names = "--app", paramLabel = "ID", description = "Whose usage; all of the account's where absent.")
    private @Nullable String app;

    @Option(
            names = "--resolve",
            paramLabel = "upheld|rejected",
            description = "How it ends. Upheld: what is pending of it is waived; rejected: it is as before.")
    private @Nullable Resolution resolution;

    @Option(names = "--reason", required = true)
    private String reason;

    @Option(names = "--by", paramLabel = "PERSON", description = "Who says so; the key's name where absent.")
    private @Nullable String by;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var body = new LinkedHashMap<String, Object>();
        body.put("reason", reason);
        if (by != null) {
            body.put("by", by);
        }
        String path = "/v1/accounts/" + Arguments.segment(account) + "/disputes";
        if (resolution != null) {
            if (from != null || until != null || app != null) {
                throw new ParameterException(
                        spec.commandLine(), "a dispute that ends has its days already: --resolve goes without them");
            }
            body.put("resolution", resolution.name());
            return said(
                    path + "/" + Arguments.segment(dispute) + "/resolve",
                    body,
                    "is " + resolution.name().toLowerCase(Locale.ROOT));
        }
        if (from == null || until == null) {
            throw new ParameterException(spec.commandLine(), "a dispute needs --from and --until, or --resolve");
        }
        body.put("dispute", dispute);
        body.put("from", from.toString());
        body.put("until", until.toString());
        if (app != null) {
            body.put("app", app);
        }
        return said(path, body, "is open");
    }

    private int said(String path, LinkedHashMap<String, Object> body, String what) {
        Api api = Api.fromEnvironment();
        api.post(path, body);
        new Settling(api).await();
        spec.commandLine().getOut().println("dispute " + dispute + " of " + account + " " + what);
        return ExitCode.DONE;
    }
}
