package dev.treering.server.cli;

import java.io.PrintStream;
import java.util.Locale;

/** How far long work is: a bar on a terminal, a line every ten seconds elsewhere, nothing for what takes under two seconds. */
final class Progress implements AutoCloseable {

    private static final long QUIET_NANOS = 2_000_000_000L;
    private static final long BAR_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;
    private static final int BAR_WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private final String what;
    private final long started = System.nanoTime();
    private long shown = started;
    private boolean drawn;

    Progress(String what) {
        this.what = what;
        this.out = System.err;
        this.terminal = System.console() != null && System.console().isTerminal();
    }

    /** Tells of so much done out of so much; {@code total} 0 where it is unknown. */
    void at(long done, long total) {
        long now = System.nanoTime();
        boolean due = now - started > QUIET_NANOS && now - shown > (terminal ? BAR_NANOS : LINE_NANOS);
        if (due) {
            shown = now;
            drawn = true;
            String text = text(done, total, (now - started) / 1_000_000_000.0);
            out.print(terminal ? "\r\u001b[K" + text : text + System.lineSeparator());
            out.flush();
        }
    }

    private String text(long done, long total, double seconds) {
        String rate = String.format(Locale.ROOT, "%,.0f/s", done / seconds);
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s  %,d  %s", what, done, rate);
        }
        int filled = (int) Math.min(BAR_WIDTH, BAR_WIDTH * done / total);
        String bar = "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled);
        long percent = 100 * done / total;
        String soFar =
                String.format(Locale.ROOT, "%s  [%s] %3d%%  %,d of %,d  %s", what, bar, percent, done, total, rate);
        return percent == 0 // of so little nobody knows how long the rest will take
                ? soFar
                : soFar + String.format(Locale.ROOT, "  %.0f s left", (total - done) * seconds / done);
    }

    @Override
    public void close() {
        if (terminal && drawn) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
