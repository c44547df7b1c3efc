package dev.treering.server.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Accounts: opening them, and what they are billed by. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Opens and lists accounts, and says what they are billed by.",
        subcommands = {
            AccountCommand.Open.class,
            AccountCommand.ListAll.class,
            PilotCommand.class,
            AccountCommand.Live.class,
            AccountCommand.PriceBook.class,
            AgreementCommand.Price.class,
            AgreementCommand.Discount.class,
            AgreementCommand.Credit.class,
            AgreementCommand.Tax.class,
            BudgetCommand.class
        })
final class AccountCommand {

    private AccountCommand() {}

    @Command(
            name = "open",
            mixinStandardHelpOptions = true,
            description = "Opens an account.",
            footer = {"", "Example: treering account open acme --name 'Acme Inc.' --currency USD"})
    static final class Open implements Callable<Integer> {

        @Parameters(paramLabel = "ACCOUNT")
        private String account;

        @Option(names = "--name", description = "Display name; the id where absent.")
        private @Nullable String name;

        @Option(names = "--currency", defaultValue = "USD", description = "ISO 4217 code (${DEFAULT-VALUE}).")
        private String currency;

        @Option(names = "--cohort", defaultValue = "net-new", description = "Migration wave (${DEFAULT-VALUE}).")
        private String cohort;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            var body = new LinkedHashMap<String, Object>();
            body.put("account", account);
            body.put("name", name == null ? account : name);
            body.put("currency", currency);
            body.put("cohort", cohort);
            Api.fromEnvironment().post("/v1/accounts", body);
            spec.commandLine().getOut().println(account + " is open");
            return ExitCode.DONE;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All accounts.")
    static final class ListAll extends Listing {

        @Override
        String path() {
            return "/v1/accounts";
        }

        @Override
        Table table(JsonNode list) {
            var table = new Table("ACCOUNT", "NAME", "CURRENCY", "COHORT", "PILOT FROM", "LIVE FROM");
            for (JsonNode each : list.path("accounts")) {
                table.row(
                        each.path("account").asString(),
                        each.path("name").asString(),
                        each.path("currency").asString(),
                        each.path("cohort").asString(),
                        each.path("pilotFrom").asString("-"),
                        each.path("liveFrom").asString("-"));
            }
            return table;
        }
    }

    @Command(name = "live", mixinStandardHelpOptions = true, description = "Charges an account from a UTC day on.")
    static final class Live implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "ACCOUNT")
        private String account;

        @Option(names = "--from", required = true, paramLabel = "DAY", converter = Arguments.Day.class)
        private LocalDate from;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Api.fromEnvironment().post(path(account) + "/live", Map.of("from", from.toString()));
            spec.commandLine().getOut().println(account + " is live from " + from);
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "price-book",
            mixinStandardHelpOptions = true,
            description = "Rates an account by a price-book version from a UTC day on.")
    static final class PriceBook implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "ACCOUNT")
        private String account;

        @Parameters(index = "1", paramLabel = "ID")
        private String book;

        @Option(names = "--version", defaultValue = "1", paramLabel = "N", description = "(${DEFAULT-VALUE})")
        private int version;

        @Option(names = "--from", required = true, paramLabel = "DAY", converter = Arguments.Day.class)
        private LocalDate from;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Api.fromEnvironment()
                    .post(
                            path(account) + "/price-book",
                            Map.of("priceBook", book, "version", version, "from", from.toString()));
            spec.commandLine().getOut().println(account + " is rated by " + book + "@" + version + " from " + from);
            return ExitCode.DONE;
        }
    }

    private static String path(String account) {
        return "/v1/accounts/" + Arguments.segment(account);
    }
}
