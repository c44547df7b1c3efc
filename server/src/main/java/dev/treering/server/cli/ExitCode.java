package dev.treering.server.cli;

/** What the process's exit code says. */
public final class ExitCode {

    /** Done, or yes. */
    public static final int DONE = 0;

    /** The answer is no: a mismatch, a refusal, rejected lines. */
    public static final int NO = 1;

    /** Could not be found out: the server does not answer, something is not there yet. */
    public static final int UNKNOWN = 2;

    /** Wrong usage, as in sysexits.h. */
    public static final int USAGE = 64;

    /** Something needed is missing, as in sysexits.h. */
    public static final int MISSING = 69;

    private ExitCode() {}
}
