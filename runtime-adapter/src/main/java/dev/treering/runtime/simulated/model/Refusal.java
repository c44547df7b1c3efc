package dev.treering.runtime.simulated.model;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why the API server said no, in the terms of the Kubernetes {@code Status} object.
 *
 * @param code HTTP status
 * @param reason machine-readable word of the Kubernetes API, such as {@code NotFound}
 */
public record Refusal(int code, String reason, String message, List<Cause> causes) {

    /** One field at fault. */
    public record Cause(String reason, String field, String message) {}

    public Refusal {
        causes = List.copyOf(causes);
    }

    private Refusal(int code, String reason, String message) {
        this(code, reason, message, List.of());
    }

    public static Refusal badRequest(String message) {
        return new Refusal(400, "BadRequest", message);
    }

    public static Refusal forbidden(String message) {
        return new Refusal(403, "Forbidden", message);
    }

    /** An object that is not there. */
    public static Refusal notFound(ResourceKind kind, String name) {
        return new Refusal(404, "NotFound", kind.plural() + " \"" + name + "\" not found");
    }

    /** A path nobody serves. */
    public static Refusal unknownPath() {
        return new Refusal(404, "NotFound", "the server could not find the requested resource");
    }

    public static Refusal methodNotAllowed(String method) {
        return new Refusal(
                405, "MethodNotAllowed", "the server does not allow " + method + " on the requested resource");
    }

    public static Refusal alreadyExists(ResourceKind kind, String name) {
        return new Refusal(409, "AlreadyExists", kind.plural() + " \"" + name + "\" already exists");
    }

    /** Optimistic locking failed, of something that is named in words. */
    public static Refusal conflict(String plural, String name, String why) {
        return new Refusal(409, "Conflict", "Operation cannot be fulfilled on " + plural + " \"" + name + "\": " + why);
    }

    /** Optimistic locking, or a precondition of a delete, failed. */
    public static Refusal conflict(ResourceKind kind, String name, String why) {
        return conflict(kind.plural(), name, why);
    }

    /** Server-side apply met fields of other managers. */
    public static Refusal applyConflict(List<Cause> causes) {
        return new Refusal(409, "Conflict", "Apply failed with " + causes.size() + " conflict(s)", causes);
    }

    /** A watch or a continued list asked for history that is no longer kept. */
    public static Refusal expired(String message) {
        return new Refusal(410, "Expired", message);
    }

    public static Refusal unsupportedMediaType(String type) {
        return new Refusal(415, "UnsupportedMediaType", "the body of the request was in an unknown format: " + type);
    }

    /** The object breaks a rule of its kind. */
    public static Refusal invalid(String field, String message) {
        return new Refusal(
                422, "Invalid", field + ": " + message, List.of(new Cause("FieldValueInvalid", field, message)));
    }

    /** The object lacks something its kind demands. */
    public static Refusal required(String field) {
        return new Refusal(
                422,
                "Invalid",
                field + ": Required value",
                List.of(new Cause("FieldValueRequired", field, "Required value")));
    }

    /** The client asks too often; it is to ask again later. */
    public static Refusal tooManyRequests() {
        return new Refusal(429, "TooManyRequests", "too many requests, please try again later");
    }

    /** The server cannot serve now. */
    public static Refusal unavailable() {
        return new Refusal(503, "ServiceUnavailable", "the server is currently unable to handle the request");
    }

    /** It took too long; what was asked may be done. */
    public static Refusal timeout() {
        return new Refusal(504, "Timeout", "the server was unable to return a response in the time allotted");
    }

    public static Refusal internalError(String message) {
        return new Refusal(500, "InternalError", message);
    }

    /** This refusal as the answer of an operation. */
    public <T> Answer<T> answer() {
        return new Answer.Refused<>(this);
    }

    /** The {@code Status} object that says so to a client. */
    public ObjectNode toStatus() {
        ObjectNode status = Json.object()
                .put("apiVersion", "v1")
                .put("kind", "Status")
                .put("status", "Failure")
                .put("message", message)
                .put("reason", reason)
                .put("code", code);
        if (!causes.isEmpty()) {
            ArrayNode list = status.putObject("details").putArray("causes");
            causes.forEach(cause -> list.addObject()
                    .put("reason", cause.reason())
                    .put("field", cause.field())
                    .put("message", cause.message()));
        }
        return status;
    }
}
