package dev.treering.server.cli;

import tools.jackson.databind.JsonNode;

/** Waits until the ledgers know all that was in the log when it began to wait. */
final class Settling {

    private final Api api;

    Settling(Api api) {
        this.api = api;
    }

    void await() {
        long wanted = api.get("/v1/status").path("head").asLong();
        try (Progress progress = new Progress("ledgers")) {
            for (long settled = -1; settled < wanted; ) {
                JsonNode status = api.get("/v1/status?awaitSettled=" + wanted);
                settled = status.path("settled").asLong(-1);
                progress.at(settled + 1, wanted + 1);
            }
        }
    }
}
