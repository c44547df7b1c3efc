package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Which objects of a collection are meant, in the texts of the API: labels {@code a=b,c!=d,e in (f,g),h notin (i),j,!k}, fields
 * {@code status.phase=Running,spec.nodeName!=n1} over any path.
 */
public final class Selector {
    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern COMPARISON = Pattern.compile("([^=!\\s]+)\\s*(==|=|!=)\\s*(\\S*)");
    private static final Pattern EXISTENCE = Pattern.compile("(!?)\\s*([^=!\\s()]+)");

    private Selector() {}

    /** Everything. */
    public static Predicate<JsonNode> all() {
        return object -> true;
    }

    /** Both selectors at once; refused with 400 if one cannot be read. */
    public static Answer<Predicate<JsonNode>> of(String labels, String fields) {
        Answer<Predicate<JsonNode>> selector = Answer.of(all());
        for (String requirement : requirements(labels)) {
            selector = selector.then(known -> label(requirement).map(known::and));
        }
        for (String requirement : requirements(fields)) {
            selector = selector.then(known -> field(requirement).map(known::and));
        }
        return selector;
    }

    private static List<String> requirements(String text) {
        // commas inside parentheses belong to the values of a set
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",(?![^(]*\\))")).map(String::strip).toList();
    }

    private static Answer<Predicate<JsonNode>> label(String requirement) {
        Matcher set = SET.matcher(requirement);
        if (set.matches()) {
            Set<String> values =
                    Arrays.stream(set.group(3).split(",")).map(String::strip).collect(Collectors.toSet());
            return Answer.of(labelled(set.group(1), values, set.group(2).equals("in")));
        }
        Matcher comparison = COMPARISON.matcher(requirement);
        if (comparison.matches()) {
            Set<String> value = Set.of(comparison.group(3));
            return Answer.of(
                    labelled(comparison.group(1), value, !comparison.group(2).equals("!=")));
        }
        Matcher existence = EXISTENCE.matcher(requirement);
        if (existence.matches()) {
            boolean wanted = existence.group(1).isEmpty();
            return Answer.of(object -> labels(object).has(existence.group(2)) == wanted);
        }
        return Refusal.badRequest("unable to parse requirement: " + requirement).answer();
    }

    private static Predicate<JsonNode> labelled(String name, Set<String> values, boolean wanted) {
        return object -> {
            JsonNode value = labels(object).path(name);
            return (value.isString() && values.contains(value.asString())) == wanted;
        };
    }

    private static JsonNode labels(JsonNode object) {
        return object.path("metadata").path("labels");
    }

    private static Answer<Predicate<JsonNode>> field(String requirement) {
        Matcher comparison = COMPARISON.matcher(requirement);
        if (!comparison.matches()) {
            return Refusal.badRequest("invalid field selector: " + requirement).answer();
        }
        String pointer = "/" + comparison.group(1).replace('.', '/');
        boolean wanted = !comparison.group(2).equals("!=");
        return Answer.of(object -> object.at(pointer).asString("").equals(comparison.group(3)) == wanted);
    }
}
