package dev.treering.embedded.postgres;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** A short-lived program that has ended, and what it said on both its outputs. */
record Finished(int status, String output) {

    static Finished of(ProcessBuilder program) throws IOException {
        Process process;
        try {
            process = program.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new ToolMissingException(e);
        }
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Finished(process.waitFor(), output.strip());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "interrupted while " + program.command().getFirst() + " ran");
        }
    }

    boolean succeeded() {
        return status == 0;
    }
}
