package dev.treering.runtime.simulated.apply;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which manager owns which fields of one object, and since when it has owned exactly these. */
public record Ownership(SortedMap<FieldManager, Owned> owners) {
    /** Of an object nobody has written yet. */
    public static final Ownership NONE = new Ownership(new TreeMap<>());

    /**
     * The fields of one manager.
     *
     * @param since text of a time, as {@code managedFields} has it
     */
    public record Owned(NavigableSet<FieldPath> fields, String since) {}

    /** Does some other manager own this very field? */
    boolean ownedByOther(FieldManager me, FieldPath field) {
        return others(me).anyMatch(owner -> owner.getValue().fields().contains(field));
    }

    /** Does some other manager own anything in the list item, or whatever else is at this path? */
    boolean ownedByOtherUnder(FieldManager me, FieldPath path) {
        return others(me)
                .anyMatch(owner -> Optional.ofNullable(owner.getValue().fields().ceiling(path))
                        .filter(field -> field.startsWith(path))
                        .isPresent());
    }

    Stream<Map.Entry<FieldManager, Owned>> others(FieldManager me) {
        return owners.entrySet().stream().filter(owner -> !owner.getKey().equals(me));
    }

    NavigableSet<FieldPath> of(FieldManager manager) {
        Owned owned = owners.get(manager);
        return owned == null ? new TreeSet<>() : owned.fields();
    }

    /** The same with exactly these fields for one manager; the time changes only if the fields do. */
    Ownership with(FieldManager manager, NavigableSet<FieldPath> fields, String now) {
        if (fields.equals(of(manager))) {
            return this;
        }
        TreeMap<FieldManager, Owned> next = new TreeMap<>(owners);
        if (fields.isEmpty()) {
            next.remove(manager);
        } else {
            next.put(manager, new Owned(fields, now));
        }
        return new Ownership(next);
    }
}
