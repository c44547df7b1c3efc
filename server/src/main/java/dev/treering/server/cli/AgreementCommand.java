package dev.treering.server.cli;

import dev.treering.aggregates.pricefile.PriceBookFile;
import dev.treering.aggregates.pricefile.PriceBookFile.ParsedItem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is agreed with one account, each a command below {@code account}. Days are UTC and must not be closed yet. */
abstract class AgreementCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account's id.")
    private String account;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DAY",
            converter = Arguments.Day.class,
            description = "First day it holds, UTC; one that is not closed yet.")
    private LocalDate from;

    @Spec
    private CommandSpec spec;

    /** Posts what is agreed, and says so. */
    final int post(String kind, Map<String, Object> body, String said) {
        return post(kind, body, said, "");
    }

    final int post(String kind, Map<String, Object> body, String said, String end) {
        body.put("from", from.toString());
        Api.fromEnvironment().post("/v1/accounts/" + Arguments.segment(account) + "/" + kind, body);
        spec.commandLine().getOut().println(account + " " + said + " from " + from + end);
        return ExitCode.DONE;
    }

    final CommandSpec spec() {
        return spec;
    }

    /** One that may end. */
    abstract static class Ending extends AgreementCommand {

        @Option(
                names = "--until",
                paramLabel = "DAY",
                converter = Arguments.Day.class,
                description = "First day it no longer holds; for ever where absent.")
        private @Nullable LocalDate until;

        final int postEnding(String kind, Map<String, Object> body, String said) {
            if (until != null) {
                body.put("until", until.toString());
            }
            return post(kind, body, said, until == null ? "" : " until " + until);
        }
    }

    @Command(
            name = "discount",
            mixinStandardHelpOptions = true,
            description = "Takes so much off what an account is billed. The same name again replaces it.",
            footer = {"", "Example: treering account discount acme launch 10 --sku dyno-1c-4gb --from 2027-01-01"})
    static final class Discount extends Ending {

        @Parameters(index = "1", paramLabel = "NAME", description = "Names the discount.")
        private String discount;

        @Parameters(index = "2", paramLabel = "PERCENT", description = "0 to 100, such as 12.5.")
        private String percent;

        @Option(
                names = "--sku",
                paramLabel = "SKU",
                description = "What it holds for; again for more. Everything where absent.")
        private List<String> skus = List.of();

        @Override
        public Integer call() {
            var body = new LinkedHashMap<String, Object>();
            body.put("discount", discount);
            body.put("percent", percent);
            body.put("skus", skus);
            return postEnding("discounts", body, "has " + percent + " % off (" + discount + ")");
        }
    }

    @Command(
            name = "credit",
            mixinStandardHelpOptions = true,
            description =
                    "Grants an account money that live statements use up before anything is due. Granted once by its name.",
            footer = {"", "Example: treering account credit acme goodwill-1 100.00 --reason outage --from 2027-01-01"})
    static final class Credit extends Ending {

        @Parameters(index = "1", paramLabel = "NAME", description = "Names the credit.")
        private String credit;

        @Parameters(index = "2", paramLabel = "AMOUNT", description = "In the account's currency, such as 100.00.")
        private String amount;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it was granted.")
        private String reason;

        @Override
        public Integer call() {
            var body = new LinkedHashMap<String, Object>();
            body.put("credit", credit);
            body.put("amount", amount);
            body.put("reason", reason);
            return postEnding("credits", body, "has a credit of " + amount + " (" + credit + ")");
        }
    }

    @Command(
            name = "tax",
            mixinStandardHelpOptions = true,
            description = "Says how an account is taxed.",
            footer = {"", "Example: treering account tax acme exclusive 21 --jurisdiction NL --from 2027-01-01"})
    static final class Tax extends AgreementCommand {

        @Parameters(
                index = "1",
                paramLabel = "MODE",
                description = "exclusive: prices are without tax; inclusive: with it; none: no tax is stated.")
        private String mode;

        @Parameters(
                index = "2",
                arity = "0..1",
                defaultValue = "0",
                paramLabel = "PERCENT",
                description = "Such as 21.")
        private String percent;

        @Option(
                names = "--jurisdiction",
                defaultValue = "",
                paramLabel = "CODE",
                description = "Whose tax it is, such as NL.")
        private String jurisdiction;

        @Option(
                names = "--category",
                defaultValue = "",
                paramLabel = "NAME",
                description = "Tax category of the prices it holds for; all that have no other where absent.")
        private String category;

        @Override
        public Integer call() {
            var body = new LinkedHashMap<String, Object>();
            body.put("category", category);
            body.put("mode", mode);
            body.put("percent", percent);
            body.put("jurisdiction", jurisdiction);
            boolean isNone = mode.equals("none");
            return post(
                    "taxes",
                    body,
                    isNone ? "has no tax stated" : "is taxed " + percent + " % " + mode + " (" + jurisdiction + ")");
        }
    }

    @Command(
            name = "override",
            mixinStandardHelpOptions = true,
            description = "Agrees on a price with an account, in place of its price book's for the same SKU.",
            footer = {
                "",
                "FILE has one item as a price book has it:",
                "  sku: dyno-1c-4gb",
                "  price: { model: calendar-prorated, amount: \"60\", per: month }",
                "Example: treering account override acme item.yaml --from 2027-01-01"
            })
    static final class Price extends Ending {

        @Parameters(index = "1", paramLabel = "FILE", description = "The item.")
        private Path file;

        @Override
        public Integer call() {
            String source = PriceBookCommand.read(file);
            return switch (PriceBookFile.parseItem(source)) {
                case ParsedItem.Valid(var item) -> {
                    var body = new LinkedHashMap<String, Object>();
                    body.put("item", source);
                    yield postEnding("price-overrides", body, "has a price of its own for " + item.sku());
                }
                case ParsedItem.Invalid(var problems) ->
                    PriceBookCommand.refused(
                            file, problems, spec().commandLine().getOut());
            };
        }
    }
}
