package dev.treering.server.http.v1;

import dev.treering.server.http.Call;
import dev.treering.server.http.Json;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The members of a request's JSON object. Collects what is wrong with them, and refuses all of it at once. */
final class Fields {

    private final JsonNode object;
    private final List<Object> problems = new ArrayList<>();

    private Fields(JsonNode object) {
        this.object = object;
    }

    /** The body's object; {@code known} are all members it may have. */
    static Fields of(Call call, List<String> known) {
        if (!call.mediaType().isEmpty() && !call.mediaType().equals("application/json")) {
            throw new Refusal(Refused.because(
                    415,
                    "unsupported-media-type",
                    "Content-Type is '" + call.mediaType() + "'; allowed is application/json"));
        }
        var fields = new Fields(Json.readObject(call.body()));
        for (String name : new TreeSet<>(fields.object.propertyNames())) {
            if (!known.contains(name)) {
                fields.problem(name, "is unknown; known are " + String.join(", ", known));
            }
        }
        return fields;
    }

    /** A required text with a meaning; {@code meaning} throws where it has none. */
    <T> Optional<T> text(String name, Function<String, T> meaning, String allowed) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            problem(name, "is missing; allowed is " + allowed);
        } else if (!value.isString()) {
            problem(name, "is " + value + "; allowed is " + allowed);
        } else {
            return meant(name, value.stringValue(), meaning, allowed);
        }
        return Optional.empty();
    }

    /** As {@link #text}, with a value where it is absent. */
    <T> Optional<T> text(String name, Function<String, T> meaning, String allowed, T fallback) {
        JsonNode value = object.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.of(fallback) : text(name, meaning, allowed);
    }

    /** A required whole number from 1. */
    Optional<Integer> wholeNumber(String name) {
        JsonNode value = object.path(name);
        if (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 1) {
            return Optional.of(value.intValue());
        }
        problem(name, (value.isMissingNode() ? "is missing" : "is " + value) + "; allowed is a whole number from 1");
        return Optional.empty();
    }

    /** What the members make together; refuses with 422 and every problem where there is one. */
    <T> T complete(Supplier<T> made) {
        if (!problems.isEmpty()) {
            throw new Refusal(new Refused(422, "invalid", "the body has " + problems.size() + " problem(s)", problems));
        }
        return made.get();
    }

    private <T> Optional<T> meant(String name, String text, Function<String, T> meaning, String allowed) {
        try {
            return Optional.of(meaning.apply(text));
        } catch (IllegalArgumentException | DateTimeException _) {
            problem(name, "is '" + text + "'; allowed is " + allowed);
            return Optional.empty();
        }
    }

    private void problem(String name, String predicate) {
        String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        problems.add(new Refused.Problem(pointer, name + " " + predicate));
    }
}
