package dev.treering.runtime.simulated.storage;

import dev.treering.runtime.simulated.model.ObjectKey;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of one object.
 *
 * @param revision the resource version this change made
 * @param before nothing if it was created
 * @param after nothing if it was removed
 * @param last the object as this change left it, or as it was when it went; carries {@code revision}
 */
public record Change(
        long revision, ObjectKey key, Optional<ObjectNode> before, Optional<ObjectNode> after, ObjectNode last) {}
