package dev.treering.server.cli;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.verify.VerificationProgress;
import dev.treering.server.running.LogVerifier;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What an auditor does: tries to disprove the ledger. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Tries to disprove the ledger.",
        subcommands = {
            AuditCommand.Verify.class,
            AuditCommand.Resolutions.class,
            ProveCommand.class,
            ExplainCommand.class,
            WhatIfCommand.class,
            DiffCommand.class
        })
final class AuditCommand {

    private AuditCommand() {}

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Replays the log with a reader of its own and compares every ledger entry byte for byte. Exit 0 verified,"
                            + " 1 mismatch, with the first differing field and both values, 2 cannot verify.",
            footer = {
                "",
                "Example: treering audit verify --account acme --month 2026-03",
                "Example: treering audit verify --bundle bundle.json --key 'NAME+ID+KEY'",
                "Example: treering audit verify --log seals --key 'NAME+ID+KEY' --kept 12.checkpoint"
            })
    static final class Verify implements Callable<Integer> {

        @Option(names = "--account", paramLabel = "A", description = "Only this account's chain.")
        private @Nullable String account;

        @Option(
                names = "--month",
                paramLabel = "M",
                converter = Arguments.Month.class,
                description = "Only entries of this month.")
        private @Nullable YearMonth month;

        @Option(
                names = "--kafka",
                paramLabel = "ADDR",
                description = "Verifies in this process against the Kafka there; without it the server is asked to.")
        private @Nullable String kafka;

        @Option(
                names = "--archive",
                paramLabel = "DIR",
                description =
                        "Verifies an archive instead, without any server: every hash, every position, and what its facts lead"
                                + " to. Several times for archives that go on from each other, in order.")
        private @Nullable List<Path> archive;

        @Option(
                names = "--bundle",
                paramLabel = "FILE",
                description =
                        "Verifies the proof of one line instead, as `audit prove` makes it, with no server and no network. Needs"
                                + " --key or --keys.")
        private @Nullable Path bundle;

        @Option(
                names = "--log",
                paramLabel = "DIR",
                description =
                        "Verifies the directory of the signed log instead, with no server and no network. Needs --key"
                                + " or --keys; --key is the first key that the log has had.")
        private @Nullable Path log;

        @Option(
                names = "--kept",
                paramLabel = "FILE",
                description = "With --log, a checkpoint that you have kept: the log must go on from it. Several times.")
        private List<Path> kept = List.of();

        @Option(
                names = "--key",
                paramLabel = "NAME+ID+KEY",
                description =
                        "The verifier key of the signed log, which you got by another way than the bundle. With --kafka,"
                                + " the checkpoints on their topic are verified too.")
        private @Nullable String key;

        @Option(
                names = "--keys",
                paramLabel = "FILE",
                description = "The keys of a signed log that has changed its key: the file `keys` of its directory.")
        private @Nullable Path keys;

        @Option(names = "--json", description = "JSON.")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (key != null && keys != null) {
                throw new ParameterException(spec.commandLine(), "--key and --keys do not go together");
            }
            if (bundle != null) {
                alone("--bundle", archive != null || log != null);
                return told(BundleAudit.run(bundle, LogKeys.of(key, keys, spec.commandLine())), json, spec);
            }
            if (log != null) {
                alone("--log", archive != null);
                return told(SignedLogAudit.run(log, LogKeys.of(key, keys, spec.commandLine()), kept), json, spec);
            }
            boolean isWhole = account == null && month == null;
            if ((key != null || keys != null) && (kafka == null || !isWhole)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--key and --keys verify a --bundle, a --log, or, with --kafka, the checkpoints of a whole log");
            }
            if (archive != null) {
                if (account != null || month != null || kafka != null) {
                    throw new ParameterException(
                            spec.commandLine(), "--archive verifies the whole: without --account, --month, --kafka");
                }
                return told(ArchiveAudit.run(archive), json, spec);
            }
            return told(kafka == null ? askServer() : verifyHere(kafka), json, spec);
        }

        private void alone(String what, boolean isWithAnother) {
            if (isWithAnother || account != null || month != null || kafka != null || (key == null && keys == null)) {
                throw new ParameterException(
                        spec.commandLine(),
                        what + " goes with --key or --keys, and with nothing else but --json"
                                + (what.equals("--log") ? " and --kept" : ""));
            }
        }

        private JsonNode askServer() {
            var query = new StringBuilder("?");
            if (account != null) {
                query.append("account=").append(Arguments.segment(account)).append('&');
            }
            if (month != null) {
                query.append("month=").append(month);
            }
            return Api.fromEnvironment().post("/v1/audit/verify" + query, "application/json", new byte[0]);
        }

        private JsonNode verifyHere(String bootstrapServers) {
            try (Progress progress = new Progress("verifying")) {
                VerificationProgress told = progress::at;
                var ring = key == null && keys == null
                        ? Optional.<KeyRing>empty()
                        : Optional.of(LogKeys.of(key, keys, spec.commandLine()));
                var result = new LogVerifier(bootstrapServers, ring, told)
                        .verify(Optional.ofNullable(account).map(AccountId::new), Optional.ofNullable(month));
                var answer = new LinkedHashMap<String, Object>();
                answer.put("verdict", result.verdict().name());
                answer.put("exitCode", result.verdict().exitCode());
                answer.putAll(result.report());
                return Api.JSON.valueToTree(answer);
            }
        }
    }

    @Command(
            name = "resolutions",
            mixinStandardHelpOptions = true,
            description =
                    "What became of each stated cell is kept twice: in the accounts' chains, and in a table that takes each cell and"
                            + " revision once. Reads the chains and compares both ways. Exit 0 they agree, 1 they do not, with the"
                            + " first differences, 2 cannot be found out.",
            footer = {"", "Example: treering audit resolutions --account acme"})
    static final class Resolutions implements Callable<Integer> {

        @Option(names = "--account", paramLabel = "A", description = "Only this account's.")
        private @Nullable String account;

        @Option(names = "--json", description = "JSON.")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            String query = account == null ? "" : "?account=" + Arguments.segment(account);
            return told(
                    Api.fromEnvironment().post("/v1/audit/resolutions" + query, "application/json", new byte[0]),
                    json,
                    spec);
        }
    }

    private static int told(JsonNode result, boolean json, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(result.toPrettyString());
        } else {
            print(result, out);
        }
        return switch (result.path("verdict").asString()) {
            case "VERIFIED" -> ExitCode.DONE;
            case "MISMATCH" -> ExitCode.NO;
            default -> ExitCode.UNKNOWN;
        };
    }

    private static void print(JsonNode result, PrintWriter out) {
        if (result.has("checked")) {
            ProofPage.verified(result, out);
            return;
        }
        out.println(result.path("verdict").asString().toUpperCase(Locale.ROOT));
        for (var entry : result.properties()) {
            if (entry.getKey().equals("verdict") || entry.getKey().equals("exitCode")) {
                continue;
            }
            out.printf(
                    Locale.ROOT,
                    "  %-12s %s%n",
                    entry.getKey(),
                    entry.getValue().asString());
        }
    }
}
