package dev.treering.runtime.simulated.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in a document, in the elements of {@code FieldsV1}: {@code f:name} a field, {@code k:{…}} a list item by its key fields,
 * {@code v:…} a member of a set, {@code .} the existence of the item itself.
 */
public record FieldPath(List<String> elements) implements Comparable<FieldPath> {
    /** The document itself. */
    public static final FieldPath ROOT = new FieldPath(List.of());

    static final String EXISTS = ".";

    private static final Pattern KEY = Pattern.compile("\"(\\w+)\":");

    public FieldPath {
        elements = List.copyOf(elements);
    }

    FieldPath plus(String element) {
        List<String> longer = new ArrayList<>(elements.size() + 1);
        longer.addAll(elements);
        longer.add(element);
        return new FieldPath(longer);
    }

    /** The field of that name in here. */
    public FieldPath field(String name) {
        return plus("f:" + name);
    }

    FieldPath parent() {
        return new FieldPath(elements.subList(0, elements.size() - 1));
    }

    boolean isRoot() {
        return elements.isEmpty();
    }

    /** Whether this only says that a list item is there. */
    boolean isExistence() {
        return !isRoot() && elements.getLast().equals(EXISTS);
    }

    boolean startsWith(FieldPath prefix) {
        return elements.size() >= prefix.elements.size()
                && elements.subList(0, prefix.elements.size()).equals(prefix.elements);
    }

    /** The field names on the way, without list keys. */
    List<String> fieldNames() {
        return elements.stream()
                .filter(element -> element.startsWith("f:"))
                .map(element -> element.substring(2))
                .toList();
    }

    @Override
    public int compareTo(FieldPath other) {
        int shared = Math.min(elements.size(), other.elements.size());
        for (int i = 0; i < shared; i++) {
            int order = elements.get(i).compareTo(other.elements.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(elements.size(), other.elements.size());
    }

    /** As an apply conflict names a field: {@code .spec.containers[name="dyno"].image}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String element : elements) {
            if (element.startsWith("f:")) {
                text.append('.').append(element, 2, element.length());
            } else if (element.startsWith("k:")) { // {"name":"dyno"}
                String keys = element.substring("k:{".length(), element.length() - 1);
                text.append('[').append(KEY.matcher(keys).replaceAll("$1=")).append(']');
            } else if (!element.equals(EXISTS)) {
                text.append("[=").append(element, 2, element.length()).append(']');
            }
        }
        return text.toString();
    }
}
