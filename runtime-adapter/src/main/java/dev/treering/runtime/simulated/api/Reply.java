package dev.treering.runtime.simulated.api;

import dev.treering.runtime.simulated.model.Refusal;
import tools.jackson.databind.JsonNode;

/** What is sent back. */
record Reply(int code, JsonNode body) {
    static Reply ok(JsonNode body) {
        return new Reply(200, body);
    }

    static Reply created(JsonNode body) {
        return new Reply(201, body);
    }

    static Reply refused(Refusal refusal) {
        return new Reply(refusal.code(), refusal.toStatus());
    }
}
