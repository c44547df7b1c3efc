package dev.treering.server.cli;

import dev.treering.server.running.TreeringServer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The table of commands, and how their outcomes become exit codes. */
@Command(
        name = "treering",
        description = "Metering and billing for a Kubernetes PaaS: one log of facts, two consequences.",
        mixinStandardHelpOptions = true,
        version = "treering " + TreeringServer.VERSION,
        sortOptions = false,
        subcommands = {
            UpCommand.class,
            AdapterCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            AccountCommand.class,
            PriceBookCommand.class,
            FxCommand.class,
            AppCommand.class,
            UsageCommand.class,
            StatementCommand.class,
            InvoiceCommand.class,
            BackBillCommand.class,
            DeadLetterCommand.class,
            CloseCommand.class,
            AuditCommand.class,
            ExportCommand.class,
            ReplayCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 the answer is no, 2 could not be found out, 64 wrong usage, 69 something needed is missing.",
            "Client commands use TREERING_URL (http://localhost:8080) and TREERING_TOKEN (content of .treering/admin-token)."
        })
public final class CommandLineInterface implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Runs one command to its end; the exit code of the process. */
    public static int run(String[] arguments) {
        return commands(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    /** The commands, telling what they do and what is wrong here. */
    static CommandLine commands(PrintWriter out, PrintWriter err) {
        var commands = new CommandLine(new CommandLineInterface());
        commands.setOut(out);
        commands.setErr(err);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setUsageHelpAutoWidth(true);
        commands.setExecutionExceptionHandler((failure, command, _) -> {
            if (failure instanceof Failure known) {
                command.getErr().println(command.getColorScheme().errorText("treering: " + known.getMessage()));
                return known.exitCode();
            }
            failure.printStackTrace(command.getErr());
            return ExitCode.UNKNOWN;
        });
        commands.setParameterExceptionHandler((wrong, _) -> {
            CommandLine command = wrong.getCommandLine();
            command.getErr().println(command.getColorScheme().errorText("treering: " + wrong.getMessage()));
            command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
            return ExitCode.USAGE;
        });
        return commands;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
