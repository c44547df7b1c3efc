package dev.treering.events.wire;

import dev.treering.events.wire.CloudEventJson.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is found while an event is read: everything wrong with it, and what was not understood. */
final class Findings {

    /** An event with more mistakes than this is not worth reading on. */
    private static final int MOST_PROBLEMS = 100;

    private final List<Problem> problems = new ArrayList<>(0);
    private final Map<Place, Json> notUnderstood = new LinkedHashMap<>(0);

    /** Notes that the value at a place is wrong: {@code predicate} says how, such as "is missing". */
    void problem(Place place, String predicate) {
        problem(place.pointer(), place.inWords() + " " + predicate);
    }

    /** Notes what a value type says of the value at a place. Some of them name the value, some begin with "is". */
    void broken(Place place, IllegalArgumentException rule) {
        String message = String.valueOf(rule.getMessage());
        problem(place.pointer(), message.startsWith("is ") ? place.inWords() + " " + message : message);
    }

    void problem(String pointer, String detail) {
        problem(new Problem(pointer, detail));
    }

    void problem(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    void notUnderstood(Place place, Json value) {
        notUnderstood.put(place, value);
    }

    boolean clean() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Map<Place, Json> notUnderstood() {
        return notUnderstood;
    }
}
