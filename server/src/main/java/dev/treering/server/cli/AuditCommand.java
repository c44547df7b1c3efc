package dev.treering.server.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What an auditor does: tries to disprove the ledger. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Tries to disprove the ledger.",
        subcommands = {
            VerifyCommand.class,
            AuditCommand.Resolutions.class,
            CheckpointsCommand.class,
            ProveCommand.class,
            ExplainCommand.class,
            WhatIfCommand.class,
            DiffCommand.class
        })
final class AuditCommand {

    private AuditCommand() {}

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
            return VerdictPage.told(
                    Api.fromEnvironment().post("/v1/audit/resolutions" + query, "application/json", new byte[0]),
                    json,
                    spec);
        }
    }
}
