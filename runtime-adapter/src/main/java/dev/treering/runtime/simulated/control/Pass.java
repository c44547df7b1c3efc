package dev.treering.runtime.simulated.control;

import static java.util.stream.Collectors.groupingBy;

import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Pod;
import dev.treering.runtime.simulated.model.ResourceKind;
import dev.treering.runtime.simulated.model.Times;
import dev.treering.runtime.simulated.resources.DeleteOptions;
import dev.treering.runtime.simulated.resources.Resources;
import dev.treering.runtime.simulated.resources.Target;
import dev.treering.runtime.simulated.resources.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * One pass of a controller: what it sees, and what it may do.
 *
 * @param at the cluster's time of this pass
 * @param manager the field manager it writes as
 */
public record Pass(Resources resources, Instant at, String manager) {

    /** The time as objects state it. */
    public String now() {
        return Times.text(at);
    }

    public Write write() {
        return new Write(manager, false, at);
    }

    /** All objects of a kind, in all namespaces. */
    public List<ObjectNode> all(String storageName) {
        return resources.store().list(storageName, "");
    }

    public List<Pod> pods() {
        return all("/pods").stream().map(Pod::new).toList();
    }

    /** All pods by the uid of their controller; those without one are under the empty text. */
    public Map<String, List<Pod>> podsByController() {
        return pods().stream().collect(groupingBy(pod -> pod.metadata().controllerUid()));
    }

    /** Where an object is. */
    public Target target(String storageName, ObjectNode object) {
        Metadata metadata = Metadata.of(object);
        return Target.of(resources.kinds().require(storageName), metadata.namespace(), metadata.name());
    }

    public void create(String storageName, String namespace, ObjectNode object) {
        ResourceKind kind = resources.kinds().require(storageName);
        var unused = resources.create(kind, namespace, object, write());
    }

    /** Changes a copy of the object and stores it, if it is still there. */
    public void edit(String storageName, ObjectNode object, UnaryOperator<ObjectNode> change) {
        var unused = resources.edit(target(storageName, object), write(), change);
    }

    /** The same for the status of the object. */
    public void editStatus(String storageName, ObjectNode object, UnaryOperator<ObjectNode> change) {
        var unused = resources.edit(target(storageName, object).status(), write(), change);
    }

    public void delete(String storageName, ObjectNode object, DeleteOptions options) {
        var unused = resources.delete(target(storageName, object), options, write());
    }

    /** A reference that makes {@code owner} the controller of whatever carries it. */
    public static ObjectNode controllerReference(ObjectNode owner) {
        Metadata metadata = Metadata.of(owner);
        return Json.object()
                .put("apiVersion", owner.path("apiVersion").asString(""))
                .put("kind", owner.path("kind").asString(""))
                .put("name", metadata.name())
                .put("uid", metadata.uid())
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }
}
