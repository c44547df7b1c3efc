package dev.treering.server;

import dev.treering.server.cli.CommandLineInterface;

/** The entry: everything Treering does starts as a command. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineInterface.run(arguments));
    }
}
