package dev.treering.runtime.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the control plane, with what it says in a file. */
record Program(Process process, Path log) implements AutoCloseable {

    private static final int SECONDS_TO_STOP = 5;

    static Program start(Path binary, Path directory, List<String> arguments) {
        var command = new ArrayList<>(List.of(binary.toString()));
        command.addAll(arguments);
        Path log = directory.resolve(binary.getFileName() + ".log");
        try {
            return new Program(
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws with what it said last, if it has ended. */
    void mustRun() {
        if (!process.isAlive()) {
            try {
                List<String> said = Files.readAllLines(log);
                throw new IllegalStateException(
                        log.getFileName() + " ends with " + said.subList(Math.max(0, said.size() - 10), said.size()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
