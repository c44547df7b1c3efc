package dev.treering.runtime.simulated.api;

import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Refusal;
import dev.treering.runtime.simulated.model.ResourceKind;
import dev.treering.runtime.simulated.resources.DeleteOptions;
import dev.treering.runtime.simulated.resources.Eviction;
import dev.treering.runtime.simulated.resources.Page;
import dev.treering.runtime.simulated.resources.PatchType;
import dev.treering.runtime.simulated.resources.Resources;
import dev.treering.runtime.simulated.resources.Selector;
import dev.treering.runtime.simulated.resources.Target;
import dev.treering.runtime.simulated.resources.Write;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests on collections and objects, turned into operations. */
final class ObjectRequests {
    private static final Set<String> PARTS = Set.of("", "status", "scale");

    private final Resources resources;
    private final InstantSource clock;

    ObjectRequests(Resources resources, InstantSource clock) {
        this.resources = resources;
        this.clock = clock;
    }

    Answer<Reply> collection(ResourceKind kind, String namespace, Request request) {
        return switch (request.method()) {
            case "GET" -> list(kind, namespace, request);
            case "POST" ->
                Json.parseObject(request.body())
                        .then(body -> resources.create(kind, namespace, body, write(request)))
                        .map(Reply::created);
            case "DELETE" -> deleteCollection(kind, namespace, request);
            default -> Refusal.methodNotAllowed(request.method()).answer();
        };
    }

    private Answer<Reply> list(ResourceKind kind, String namespace, Request request) {
        return selector(request)
                .then(selector -> Page.of(request.parameter("limit"), request.parameter("continue"))
                        .then(page -> resources.list(kind, namespace, selector, page))
                        .map(Reply::ok));
    }

    static Answer<Predicate<JsonNode>> selector(Request request) {
        return Selector.of(request.parameter("labelSelector"), request.parameter("fieldSelector"));
    }

    private Answer<Reply> deleteCollection(ResourceKind kind, String namespace, Request request) {
        return selector(request)
                .then(selector -> deleteOptions(request).map(options -> {
                    ObjectNode list =
                            Json.object().put("apiVersion", kind.apiVersion()).put("kind", kind.kind() + "List");
                    list.putObject("metadata");
                    ArrayNode deleted = list.putArray("items");
                    for (ObjectNode object : resources.select(kind, namespace, selector)) {
                        Metadata metadata = Metadata.of(object);
                        resources
                                .delete(Target.of(kind, metadata.namespace(), metadata.name()), options, write(request))
                                .toOptional()
                                .ifPresent(deleted::add);
                    }
                    return Reply.ok(list);
                }));
    }

    Answer<Reply> item(Target target, Request request) {
        if (!PARTS.contains(target.subresource())) {
            return action(target, request);
        }
        if (target.subresource().equals("scale") && !target.kind().has(ResourceKind.Trait.SCALE)) {
            return Refusal.unknownPath().answer();
        }
        return switch (request.method()) {
            case "GET" -> resources.get(target).map(Reply::ok);
            case "PUT" ->
                Json.parseObject(request.body())
                        .then(body -> resources.update(target, body, write(request)))
                        .map(Reply::ok);
            case "PATCH" -> patch(target, request);
            case "DELETE" ->
                deleteOptions(request)
                        .then(options -> resources.delete(target, options, write(request)))
                        .map(object -> Reply.ok(isGone(target, object) ? gone(target, object) : object));
            default -> Refusal.methodNotAllowed(request.method()).answer();
        };
    }

    /** A pod is told as it was last. */
    private boolean isGone(Target target, ObjectNode object) {
        return !target.kind().kind().equals("Pod")
                && Metadata.of(object).deleting()
                && resources.get(target).toOptional().isEmpty();
    }

    private static ObjectNode gone(Target target, ObjectNode object) {
        ObjectNode status =
                Json.object().put("apiVersion", "v1").put("kind", "Status").put("status", "Success");
        status.putObject("metadata");
        ObjectNode details = status.putObject("details").put("name", target.name());
        if (!target.kind().group().isEmpty()) {
            details.put("group", target.kind().group());
        }
        details.put("kind", target.kind().plural())
                .put("uid", Metadata.of(object).uid());
        return status;
    }

    private Answer<Reply> patch(Target target, Request request) {
        PatchType type = PatchType.of(request.contentType()).orElse(null);
        if (type == null) {
            return Refusal.unsupportedMediaType(request.contentType()).answer();
        }
        // an apply must say who applies; for other writes the program's name is good enough
        Write write = type == PatchType.APPLY
                ? new Write(request.parameter("fieldManager"), dryRun(request), clock.instant())
                : write(request);
        return Json.parse(request.body())
                .then(patch -> resources.patch(target, type, patch, request.flag("force"), write))
                .map(patched -> new Reply(patched.created() ? 201 : 200, patched.object()));
    }

    /** What one does with a pod rather than to its tree. */
    private Answer<Reply> action(Target target, Request request) {
        Target whole = Target.of(target.kind(), target.namespace(), target.name());
        return switch (request.method() + " " + target.kind().plural() + "/" + target.subresource()) {
            case "POST pods/eviction" ->
                Json.parseObject(request.body())
                        .then(body -> Eviction.evict(
                                resources, whole, DeleteOptions.of(body.path("deleteOptions")), write(request)))
                        .map(Reply::created);
            case "POST pods/binding" ->
                Json.parseObject(request.body())
                        .then(body -> resources.edit(whole, write(request), pod -> {
                            Json.child(pod, "spec")
                                    .put(
                                            "nodeName",
                                            body.path("target").path("name").asString(""));
                            return pod;
                        }))
                        .map(Reply::created);
            case "PUT namespaces/finalize" ->
                Json.parseObject(request.body())
                        .then(body -> resources.update(whole, body, write(request)))
                        .map(Reply::ok);
            default -> Refusal.unknownPath().answer();
        };
    }

    private static Answer<DeleteOptions> deleteOptions(Request request) {
        Answer<ObjectNode> body =
                request.body().length == 0 ? Answer.of(Json.object()) : Json.parseObject(request.body());
        return body.map(options -> {
            ObjectNode merged = options.deepCopy();
            if (!request.parameter("gracePeriodSeconds").isEmpty()) {
                merged.put("gracePeriodSeconds", Integer.parseInt(request.parameter("gracePeriodSeconds")));
            }
            if (!request.parameter("propagationPolicy").isEmpty()) {
                merged.put("propagationPolicy", request.parameter("propagationPolicy"));
            }
            return DeleteOptions.of(merged);
        });
    }

    private Write write(Request request) {
        return new Write(request.fieldManager(), dryRun(request), clock.instant());
    }

    private static boolean dryRun(Request request) {
        return !request.parameter("dryRun").isEmpty();
    }
}
