package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * How something is to be deleted.
 *
 * @param graceSeconds nothing for what the object itself says
 * @param uid precondition, empty for none
 * @param resourceVersion precondition, empty for none
 */
public record DeleteOptions(
        OptionalLong graceSeconds, Propagation propagation, String uid, String resourceVersion, boolean dryRun) {

    /** What becomes of the objects it owns. */
    public enum Propagation {
        BACKGROUND,
        FOREGROUND,
        ORPHAN;

        static Propagation of(String word) {
            return switch (word) {
                case "Foreground" -> FOREGROUND;
                case "Orphan" -> ORPHAN;
                default -> BACKGROUND;
            };
        }
    }

    /** The defaults of the API. */
    public static DeleteOptions graceful() {
        return of(Json.object());
    }

    /** At once: what a kubelet says when the containers are gone. */
    public static DeleteOptions immediate() {
        return of(Json.object().put("gracePeriodSeconds", 0));
    }

    /** Reads the {@code DeleteOptions} object of a request. */
    public static DeleteOptions of(JsonNode body) {
        JsonNode grace = body.path("gracePeriodSeconds");
        JsonNode preconditions = body.path("preconditions");
        return new DeleteOptions(
                grace.isNumber() ? OptionalLong.of(grace.asLong()) : OptionalLong.empty(),
                Propagation.of(body.path("propagationPolicy").asString("")),
                preconditions.path("uid").asString(""),
                preconditions.path("resourceVersion").asString(""),
                !body.path("dryRun").isEmpty());
    }

    DeleteOptions with(Propagation policy) {
        return new DeleteOptions(graceSeconds, policy, uid, resourceVersion, dryRun);
    }

    /** Whether the object is the one that was meant. */
    boolean meant(Metadata metadata) {
        return (uid.isEmpty() || uid.equals(metadata.uid()))
                && (resourceVersion.isEmpty() || resourceVersion.equals(metadata.resourceVersion()));
    }
}
