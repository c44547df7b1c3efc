package dev.treering.server.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Back-bill cases, step by step. */
@Command(
        name = "backbill",
        mixinStandardHelpOptions = true,
        description = "Charges usage of a pilot after all: proposed, announced, approved by two others, posted.",
        footer = {
            "",
            "In this order: propose, show, notify, approve (two people), post. For example:",
            "  treering backbill propose acme c1 --from 2026-01-01 --until 2026-03-01 --by paul",
            "  treering backbill show acme c1"
        },
        subcommands = {
            BackBillProposal.class,
            BackBillShow.class,
            BackBillCommand.Notify.class,
            BackBillCommand.Approve.class,
            BackBillCommand.Reject.class,
            BackBillCommand.Post.class,
            BackBillCommand.Waive.class,
            DisputeCommand.class,
            DisputesCommand.class,
            PendingCommand.class
        })
final class BackBillCommand {

    private BackBillCommand() {}

    /** One step of a case. */
    abstract static class Step implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "ACCOUNT")
        private String account;

        @Parameters(index = "1", paramLabel = "CASE")
        private String billingCase;

        @Option(names = "--by", paramLabel = "PERSON", description = "Who says so; the key's name where absent.")
        private @Nullable String by;

        @Spec
        private CommandSpec spec;

        final int say(String step, Map<String, Object> body, String said) {
            if (by != null) {
                body.put("by", by);
            }
            Api api = Api.fromEnvironment();
            api.post(path() + "/" + step, body);
            new Settling(api).await();
            JsonNode now = api.get(path());
            spec.commandLine().getOut().println("case " + billingCase + " of " + account + " " + told(now, said));
            BackBillPage.print(now, spec.commandLine().getOut());
            return exitCode(now);
        }

        /** What to say of the case as it is after the step. */
        String told(JsonNode now, String said) {
            return said;
        }

        /** Whether the step led to what was asked for. */
        int exitCode(JsonNode now) {
            return ExitCode.DONE;
        }

        final String path() {
            return "/v1/accounts/" + Arguments.segment(account) + "/back-bills/" + Arguments.segment(billingCase);
        }

        /** The command that shows the case. */
        final String look() {
            return "treering backbill show " + account + " " + billingCase;
        }
    }

    /** A step that is bound to one computation. */
    abstract static class OfComputation extends Step {

        private static final int SHORTEST = 8;
        private static final int WHOLE = 64;

        @Option(
                names = "--hash",
                required = true,
                paramLabel = "HEX",
                description = "Which computation, as `backbill show` tells it; 8 digits or more of the newest will do.")
        private String hash;

        /** The whole hash. Where only its beginning was typed it must be that of the newest computation. */
        final Map<String, Object> body() {
            var body = new LinkedHashMap<String, Object>();
            body.put("hash", hash.length() >= WHOLE ? hash : begun());
            return body;
        }

        private String begun() {
            String newest = Api.fromEnvironment().get(path()).path("hash").asString("");
            if (hash.length() >= SHORTEST && newest.startsWith(hash.toLowerCase(Locale.ROOT))) {
                return newest;
            }
            throw Failure.no("'" + hash + "' is not how the hash of the newest computation begins, in " + SHORTEST
                    + " digits or more: look at what the case comes to, and at its hash, by `" + look() + "`");
        }
    }

    @Command(
            name = "notify",
            mixinStandardHelpOptions = true,
            description = "Says that the customer was told, today, of a computation.",
            footer = {"", "Example: treering backbill notify acme c1 --hash 0549f16ab9aa --evidence 'mail 17' --by paul"
            })
    static final class Notify extends OfComputation {

        @Option(names = "--evidence", required = true, description = "Of delivery, such as a message id.")
        private String evidence;

        @Override
        public Integer call() {
            var body = body();
            body.put("evidence", evidence);
            return say("notice", body, "is announced");
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Approves a computation; whoever proposed the case may not.",
            footer = {"", "Example: treering backbill approve acme c1 --hash 0549f16ab9aa --by ann"})
    static final class Approve extends OfComputation {
        @Override
        public Integer call() {
            return say("approve", body(), "is approved");
        }
    }

    @Command(
            name = "post",
            mixinStandardHelpOptions = true,
            description = "Has the ledger post a computation, if everything holds.",
            footer = {"", "Example: treering backbill post acme c1 --hash 0549f16ab9aa --by paul"})
    static final class Post extends OfComputation {
        @Override
        public Integer call() {
            return say("release", body(), "is posted");
        }

        /** The ledger may hold what was released: then nothing was posted, and the page says why. */
        @Override
        String told(JsonNode now, String said) {
            return isPosted(now) ? said : "is held, nothing was posted";
        }

        @Override
        int exitCode(JsonNode now) {
            return isPosted(now) ? ExitCode.DONE : ExitCode.NO;
        }

        private static boolean isPosted(JsonNode now) {
            return now.path("state").asString("").equals("POSTED");
        }
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Ends a case without effect: its usage is pending as before.",
            footer = {"", "Example: treering backbill reject acme c1 --reason 'wrong days' --by ann"})
    static final class Reject extends Step {

        @Option(names = "--reason", required = true)
        private String reason;

        @Override
        public Integer call() {
            return say("reject", new LinkedHashMap<>(Map.of("reason", reason)), "is rejected");
        }
    }

    @Command(
            name = "waive",
            mixinStandardHelpOptions = true,
            description = "Ends a case: what it would have posted is never charged.",
            footer = {"", "Example: treering backbill waive acme c1 --reason goodwill --by ann"})
    static final class Waive extends Step {

        @Option(names = "--reason", required = true)
        private String reason;

        @Override
        public Integer call() {
            return say("waive", new LinkedHashMap<>(Map.of("reason", reason)), "is waived");
        }
    }
}
