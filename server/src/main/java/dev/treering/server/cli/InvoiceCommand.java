package dev.treering.server.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import tools.jackson.databind.JsonNode;

/** Invoices: the job that issues and delivers them, and what may become of one. */
@Command(
        name = "invoice",
        mixinStandardHelpOptions = true,
        description = "Issues and delivers invoices for live statements; shows, voids, credits and settles them.",
        subcommands = {
            InvoiceRunCommand.class,
            InvoiceDeliverCommand.class,
            InvoiceCommand.Show.class,
            InvoiceCommand.ListAll.class,
            InvoiceCommand.Voiding.class,
            InvoiceCommand.Credit.class,
            InvoiceCommand.Paid.class
        })
final class InvoiceCommand {

    private InvoiceCommand() {}

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One invoice with its lines and what became of it.",
            footer = {"", "Example: treering invoice show INV-000042"})
    static final class Show extends Showing {

        @Parameters(paramLabel = "NUMBER")
        private String number;

        @Override
        String path() {
            return "/v1/invoices/" + Arguments.segment(number);
        }

        @Override
        void print(JsonNode invoice, PrintWriter out) {
            InvoicePage.print(invoice, out);
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Invoices in the order of their issue; then what is drafted or parked without one.",
            footer = {"", "Example: treering invoice list --month 2026-03 --state parked"})
    static final class ListAll extends Listing {

        @Option(names = "--month", paramLabel = "MONTH", converter = Arguments.Month.class)
        private @Nullable YearMonth month;

        @Option(names = "--account", paramLabel = "ACCOUNT")
        private @Nullable String account;

        @Option(
                names = "--state",
                paramLabel = "STATE",
                description = "drafted, parked, issued, delivered, paid or voided.")
        private @Nullable String state;

        @Override
        String path() {
            List<String> asked = new ArrayList<>();
            add(asked, "month", month);
            add(asked, "account", account);
            add(asked, "state", state);
            return "/v1/invoices" + (asked.isEmpty() ? "" : "?" + String.join("&", asked));
        }

        private static void add(List<String> asked, String name, @Nullable Object value) {
            if (value != null) {
                asked.add(name + "=" + Arguments.segment(value));
            }
        }

        @Override
        Table table(JsonNode list) {
            var table = new Table(
                    "NUMBER", "ACCOUNT", "PERIOD", "STATE", ">TOTAL", ">CREDITED", "CURRENCY", "DUE", "REASON");
            for (JsonNode each : list.path("invoices")) {
                table.row(
                        each.path("number").asString("-"),
                        each.path("account").asString(),
                        each.path("period").asString(),
                        each.path("state").asString(),
                        each.path("total").asString("-"),
                        each.path("credited").asString("-"),
                        each.path("currency").asString("-"),
                        each.path("dueOn").asString("-"),
                        each.path("reason").asString(""));
            }
            return table;
        }
    }

    /** What is done to one invoice. */
    private abstract static class Doing implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "NUMBER", description = "The invoice's number.")
        private String number;

        @Option(
                names = "--idempotency-key",
                paramLabel = "KEY",
                description = "Under the same key the same is done once, however often it is asked.")
        private @Nullable String key;

        @Spec
        private CommandSpec spec;

        final int post(String what, Map<String, Object> body, String changed, String unchanged) {
            JsonNode done =
                    Api.fromEnvironment().post("/v1/invoices/" + Arguments.segment(number) + "/" + what, body, key);
            spec.commandLine()
                    .getOut()
                    .println(number + " " + (done.path("changed").asBoolean(true) ? changed : unchanged));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "void",
            mixinStandardHelpOptions = true,
            description = "An invoice holds no more; what it asked for may be invoiced again, under a new number.",
            footer = {"", "Example: treering invoice void INV-000042 --reason 'wrong address'"})
    static final class Voiding extends Doing {

        @Option(names = "--reason", required = true, paramLabel = "TEXT")
        private String reason;

        @Override
        public Integer call() {
            return post("void", Map.of("reason", reason), "is void", "was void already");
        }
    }

    @Command(
            name = "credit",
            mixinStandardHelpOptions = true,
            description = "Issues a credit note: so much of an invoice is given back or not asked for any more.",
            footer = {"", "Example: treering invoice credit INV-000042 12.50 --reason outage"})
    static final class Credit extends Doing {

        @Parameters(index = "1", paramLabel = "AMOUNT", description = "In the invoice's currency, such as 12.50.")
        private String amount;

        @Option(names = "--reason", required = true, paramLabel = "TEXT")
        private String reason;

        @Override
        public Integer call() {
            return post(
                    "credit-notes",
                    Map.of("amount", amount, "reason", reason),
                    "is credited with " + amount,
                    "was credited already");
        }
    }

    @Command(
            name = "paid",
            mixinStandardHelpOptions = true,
            description = "An invoice was paid in full.",
            footer = {"", "Example: treering invoice paid INV-000042 --on 2026-04-20 --reference wire-1"})
    static final class Paid extends Doing {

        @Option(
                names = "--on",
                paramLabel = "DAY",
                converter = Arguments.Day.class,
                description = "UTC, the day of its issue or later; the server's today where absent.")
        private @Nullable LocalDate on;

        @Option(names = "--reference", paramLabel = "TEXT", description = "The payment's own name.")
        private String reference = "";

        @Override
        public Integer call() {
            var body = new LinkedHashMap<String, Object>();
            body.put("on", on == null ? today() : on.toString());
            body.put("reference", reference);
            return post("paid", body, "is paid", "was paid already");
        }

        /** By the clock that invoices are issued by, which need not be this machine's. */
        private static String today() {
            String now = Api.fromEnvironment().get("/v1/status").path("time").asString();
            return LocalDate.ofInstant(Instant.parse(now), ZoneOffset.UTC).toString();
        }
    }
}
