package dev.treering.aggregates.pricefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The members a mapping may have.
 *
 * @param required in the order in which a reader is told of them
 * @param optional the same
 * @param elsewhere what to say of members that are known, but not here
 */
record Keys(List<String> required, List<String> optional, Map<String, String> elsewhere) {

    Keys {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
        elsewhere = Map.copyOf(elsewhere);
    }

    static Keys of(String... keys) {
        return new Keys(List.of(keys), List.of(), Map.of());
    }

    Keys allowing(String... keys) {
        return new Keys(required, List.of(keys), elsewhere);
    }

    /** The same, where these members of something else are told apart from words nobody knows. */
    Keys elsewhere(List<String> keys, String message) {
        var more = new HashMap<>(elsewhere);
        for (String key : keys) {
            if (!known().contains(key)) {
                more.putIfAbsent(key, "'" + key + "' " + message);
            }
        }
        return new Keys(required, optional, more);
    }

    /** All members, required ones first. */
    List<String> known() {
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        return known;
    }
}
