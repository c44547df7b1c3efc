package dev.treering.server.http.v1;

import dev.treering.server.http.Call;
import dev.treering.server.http.Json;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The members of a request's JSON object. Collects what is wrong with them, and refuses all of it at once. */
final class Fields {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,24}(\\.[0-9]{1,24})?");

    private final JsonNode object;
    private final List<Object> problems;

    private Fields(JsonNode object, List<Object> problems) {
        this.object = object;
        this.problems = problems;
    }

    /** The body's object; {@code known} are all members it may have. */
    static Fields of(Call call, List<String> known) {
        if (!call.mediaType().isEmpty() && !call.mediaType().equals("application/json")) {
            throw new Refusal(Refused.because(
                    415,
                    "unsupported-media-type",
                    "Content-Type is '" + call.mediaType() + "'; allowed is application/json"));
        }
        var fields = new Fields(Json.readObject(call.body()), new ArrayList<>());
        return fields.knowing(known);
    }

    private Fields knowing(List<String> known) {
        var fields = this;
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
        return isAbsent(name) ? Optional.of(fallback) : text(name, meaning, allowed);
    }

    /** An optional text with a meaning. */
    <T> Optional<T> optional(String name, Function<String, T> meaning, String allowed) {
        return isAbsent(name) ? Optional.empty() : text(name, meaning, allowed);
    }

    /** A required exact figure, as decimal text. */
    Optional<BigDecimal> decimal(String name) {
        return text(name, Fields::exact, "decimal text such as \"12.50\"");
    }

    /** An optional exact figure, as decimal text. */
    Optional<BigDecimal> optionalDecimal(String name) {
        return optional(name, Fields::exact, "decimal text such as \"12.50\"");
    }

    private static BigDecimal exact(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return new BigDecimal(text);
    }

    /** An optional list of texts with a meaning; empty where it is absent. */
    <T> List<T> texts(String name, Function<String, T> meaning, String allowed) {
        List<T> all = new ArrayList<>();
        JsonNode list = object.path(name);
        if (!isAbsent(name) && !list.isArray()) {
            problem(name, "is " + list + "; allowed is a list of " + allowed);
        }
        for (JsonNode each : list) {
            if (each.isString()) {
                meant(name, each.stringValue(), meaning, allowed).ifPresent(all::add);
            } else {
                problem(name, "has " + each + "; allowed is " + allowed);
            }
        }
        return all;
    }

    /** An optional list of objects; their problems are those of this one. */
    List<Fields> objects(String name, List<String> known) {
        List<Fields> all = new ArrayList<>();
        JsonNode list = object.path(name);
        if (!isAbsent(name) && !list.isArray()) {
            problem(name, "is " + list + "; allowed is a list of objects");
        }
        for (JsonNode each : list) {
            if (each.isObject()) {
                all.add(new Fields(each, problems).knowing(known));
            } else {
                problem(name, "has " + each + "; allowed is an object");
            }
        }
        return all;
    }

    /** What the members make together, or what it has against them as one more problem. */
    <T> Optional<T> made(Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException e) {
            problems.add(new Refused.Problem("", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** A required truth value. */
    Optional<Boolean> truth(String name) {
        JsonNode value = object.path(name);
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        problem(name, (value.isMissingNode() ? "is missing" : "is " + value) + "; allowed are true, false");
        return Optional.empty();
    }

    /** A required member as text: its own where it is text, else its JSON. */
    Optional<String> document(String name) {
        JsonNode value = object.path(name);
        if (isAbsent(name)) {
            problem(name, "is missing");
            return Optional.empty();
        }
        return Optional.of(value.isString() ? value.stringValue() : value.toString());
    }

    private boolean isAbsent(String name) {
        JsonNode value = object.path(name);
        return value.isMissingNode() || value.isNull();
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

    /**
     * What the members make together; refuses with 422 and every problem where there is one. What is made may itself refuse, in a
     * sentence that begins with the member's name.
     */
    <T> T complete(Supplier<T> made) {
        if (problems.isEmpty()) {
            try {
                return made.get();
            } catch (IllegalArgumentException e) {
                String why = String.valueOf(e.getMessage());
                problems.add(new Refused.Problem(pointer(why.split(" ", 2)[0]), why));
            }
        }
        throw new Refusal(new Refused(422, "invalid", "the body has " + problems.size() + " problem(s)", problems));
    }

    private <T> Optional<T> meant(String name, String text, Function<String, T> meaning, String allowed) {
        try {
            return Optional.of(meaning.apply(text));
        } catch (IllegalArgumentException | DateTimeException _) {
            problem(name, "is '" + text + "'; allowed is " + allowed);
            return Optional.empty();
        }
    }

    /** As {@link #wholeNumber}, with a value where it is absent. */
    Optional<Integer> wholeNumber(String name, int fallback) {
        return isAbsent(name) ? Optional.of(fallback) : wholeNumber(name);
    }

    /** As {@link #truth}, with a value where it is absent. */
    Optional<Boolean> truth(String name, boolean fallback) {
        return isAbsent(name) ? Optional.of(fallback) : truth(name);
    }

    /** Notes what is wrong with a member. */
    void problem(String name, String predicate) {
        problems.add(new Refused.Problem(pointer(name), name + " " + predicate));
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
