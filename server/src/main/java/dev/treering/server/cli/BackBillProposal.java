package dev.treering.server.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The first step of a case. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = "Proposes to charge an account's pending usage of some UTC days.",
        footer = {
            "",
            "Example: treering backbill propose acme c1 --from 2027-01-01 --until 2027-03-01 "
                    + "--exclude 2027-01-10..2027-01-12=outage --by paul"
        })
final class BackBillProposal implements Callable<Integer> {

    private static final Pattern EXCLUSION = Pattern.compile("([0-9-]+)\\.\\.([0-9-]+)(?:@([^=]+))?=(.+)");

    @Parameters(index = "0", paramLabel = "ACCOUNT")
    private String account;

    @Parameters(index = "1", paramLabel = "CASE", description = "Names the case; never used again.")
    private String billingCase;

    @Option(names = "--from", required = true, paramLabel = "DAY", converter = Arguments.Day.class)
    private LocalDate from;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "DAY",
            converter = Arguments.Day.class,
            description = "First day that is not in it any more.")
    private LocalDate until;

    @Mixin
    private TermsOptions terms;

    @Option(
            names = "--exclude",
            paramLabel = "FROM..UNTIL[@APP]=REASON",
            description = "Days to leave out, of one app or of all; UNTIL is not among them.")
    private List<String> exclusions = List.of();

    @Option(names = "--by", paramLabel = "PERSON", description = "Who says so; the key's name where absent.")
    private @Nullable String by;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var body = new LinkedHashMap<String, Object>();
        body.put("case", billingCase);
        body.put("from", from.toString());
        body.put("until", until.toString());
        terms.putInto(body);
        var left = new ArrayList<Map<String, Object>>();
        exclusions.forEach(exclusion -> left.add(parsed(exclusion)));
        body.put("exclusions", left);
        if (by != null) {
            body.put("by", by);
        }
        Api api = Api.fromEnvironment();
        String cases = "/v1/accounts/" + Arguments.segment(account) + "/back-bills";
        api.post(cases, body);
        new Settling(api).await();
        BackBillPage.print(
                api.get(cases + "/" + Arguments.segment(billingCase)),
                spec.commandLine().getOut());
        return ExitCode.DONE;
    }

    private Map<String, Object> parsed(String exclusion) {
        var parts = EXCLUSION.matcher(exclusion);
        if (!parts.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + exclusion + "' is not such as 2027-01-10..2027-01-12=outage");
        }
        var one = new LinkedHashMap<String, Object>();
        one.put("from", parts.group(1));
        one.put("until", parts.group(2));
        if (parts.group(3) != null) {
            one.put("app", parts.group(3));
        }
        one.put("reason", parts.group(4));
        return one;
    }
}
