package dev.treering.runtime.simulated.apply;

import java.util.Comparator;

/**
 * Who writes: the same name counts as another manager when it applies than when it updates, and on another subresource.
 *
 * @param subresource {@code status}, {@code scale} or empty
 */
public record FieldManager(String name, Operation operation, String subresource) implements Comparable<FieldManager> {

    /** How the fields were written. */
    public enum Operation {
        APPLY("Apply"),
        UPDATE("Update");

        private final String word;

        Operation(String word) {
            this.word = word;
        }

        /** As {@code managedFields} says it. */
        public String word() {
            return word;
        }

        static Operation of(String word) {
            return word.equals(APPLY.word) ? APPLY : UPDATE;
        }
    }

    private static final Comparator<FieldManager> ORDER = Comparator.comparing(FieldManager::name)
            .thenComparing(FieldManager::operation)
            .thenComparing(FieldManager::subresource);

    public static FieldManager applying(String name, String subresource) {
        return new FieldManager(name, Operation.APPLY, subresource);
    }

    public static FieldManager updating(String name, String subresource) {
        return new FieldManager(name, Operation.UPDATE, subresource);
    }

    @Override
    public int compareTo(FieldManager other) {
        return ORDER.compare(this, other);
    }
}
