package dev.treering.projections.verify;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/** Where two values part: the first field that differs, and both its values. */
record Difference(String field, String expected, String found) {

    /** The first difference of two values, records by their components and lists by their elements; empty where they are equal. */
    static Optional<Difference> between(String field, Object expected, Object found) {
        if (expected.equals(found)) {
            return Optional.empty();
        }
        if (expected instanceof Record && expected.getClass() == found.getClass()) {
            return betweenRecords(field, expected, found);
        }
        if (expected instanceof List<?> these && found instanceof List<?> those) {
            return betweenLists(field, these, those);
        }
        return Optional.of(new Difference(field, expected.toString(), found.toString()));
    }

    private static Optional<Difference> betweenRecords(String field, Object expected, Object found) {
        for (RecordComponent component : expected.getClass().getRecordComponents()) {
            var name = field.isEmpty() ? component.getName() : field + "." + component.getName();
            var difference = between(name, valueOf(component, expected), valueOf(component, found));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> betweenLists(String field, List<?> expected, List<?> found) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            var difference = between(field + "[" + i + "]", expected.get(i), found.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.of(
                new Difference(field + ".size", Integer.toString(expected.size()), Integer.toString(found.size())));
    }

    private static Object valueOf(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the accessors of ledger entries are public and do not fail", e);
        }
    }
}
