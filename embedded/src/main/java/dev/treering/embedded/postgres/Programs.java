package dev.treering.embedded.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL's programs on this machine, run as somebody they accept and in an environment of our own making. */
record Programs(Path binaries, Identity identity, Path workingDirectory) {

    /** Runs a short-lived program to its end. */
    Finished run(String program, String... arguments) throws IOException {
        return Finished.of(builder(List.of(), program, arguments));
    }

    /** A program to be started; its own process is the program's, whatever comes before it on the command line. */
    ProcessBuilder builder(List<String> before, String program, String... arguments) {
        List<String> command = new ArrayList<>(before);
        List<String> itself = new ArrayList<>(List.of(path(program).toString()));
        itself.addAll(List.of(arguments));
        command.addAll(identity.command(itself));
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        return builder;
    }

    Path path(String program) {
        return binaries.resolve("bin").resolve(program);
    }
}
