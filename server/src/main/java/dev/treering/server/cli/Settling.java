package dev.treering.server.cli;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Waits until the ledgers know all that was in the log when it began to wait. */
final class Settling {

    /** Ledgers that have not come on for so long have stopped, whatever the server says of its health. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Api api;

    Settling(Api api) {
        this.api = api;
    }

    /** Fails with {@link ExitCode#UNKNOWN} when the server is ill or the ledgers do not come on; the facts are durable all the same. */
    void await() {
        long wanted = api.get("/v1/status").path("head").asLong();
        long reached = -1;
        long since = System.nanoTime();
        try (Progress progress = new Progress("ledgers")) {
            while (reached < wanted) {
                JsonNode status = api.get("/v1/status?awaitSettled=" + wanted);
                long settled = status.path("settled").asLong(-1);
                if (settled > reached) {
                    reached = settled;
                    since = System.nanoTime();
                } else {
                    api.get("/healthz", "text/plain"); // fails with what is wrong
                    failAfter(since, reached, wanted);
                }
                progress.at(reached + 1, wanted + 1);
            }
        }
    }

    private void failAfter(long since, long reached, long wanted) {
        if (System.nanoTime() - since > PATIENCE.toNanos()) {
            throw Failure.unknown(
                    "the facts are in the log, but the ledgers have not come on for " + PATIENCE.toMinutes()
                            + " minutes (at " + reached + " of " + wanted + "): see " + api.url() + "/readyz");
        }
    }
}
