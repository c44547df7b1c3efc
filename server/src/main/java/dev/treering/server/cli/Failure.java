package dev.treering.server.cli;

/** A command ends early, with a sentence for a person and an exit code for a script. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private Failure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static Failure no(String message) {
        return new Failure(ExitCode.NO, message);
    }

    static Failure unknown(String message) {
        return new Failure(ExitCode.UNKNOWN, message);
    }

    static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, message);
    }

    static Failure missing(String message) {
        return new Failure(ExitCode.MISSING, message);
    }

    int exitCode() {
        return exitCode;
    }
}
