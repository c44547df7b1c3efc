package dev.treering.server.cli;

import picocli.CommandLine.Command;

/** Files for those who want to keep or to read what the log says. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes files, with a manifest of hashes.",
        subcommands = ExportFactsCommand.class)
final class ExportCommand {

    private ExportCommand() {}
}
