package dev.treering.runtime.simulated.apply;

import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ownership through ordinary writes: what changed belongs to the writer, what is gone belongs to nobody. */
public final class UpdateTracking {
    private final Structure structure;

    public UpdateTracking(Structure structure) {
        this.structure = structure;
    }

    /** The ownership of an object that this write creates. */
    public Ownership creation(ObjectNode created, FieldManager me, String now) {
        return Ownership.NONE.with(
                me, new TreeSet<>(Fields.of(created, structure).keySet()), now);
    }

    /** The ownership after a write. */
    public Ownership track(ObjectNode before, ObjectNode after, Ownership ownership, FieldManager me, String now) {
        SortedMap<FieldPath, JsonNode> old = Fields.of(before, structure);
        SortedMap<FieldPath, JsonNode> present = Fields.of(after, structure);
        NavigableSet<FieldPath> changed = new TreeSet<>();
        present.forEach((field, value) -> {
            if (!value.equals(old.get(field))) {
                changed.add(field);
            }
        });
        Ownership owners = ownership;
        for (FieldManager owner : ownership.owners().keySet()) {
            NavigableSet<FieldPath> rest = new TreeSet<>(ownership.of(owner));
            rest.retainAll(present.keySet());
            if (!owner.equals(me)) {
                rest.removeAll(changed);
            }
            owners = owners.with(owner, rest, now);
        }
        NavigableSet<FieldPath> mine = new TreeSet<>(owners.of(me));
        mine.addAll(changed);
        return owners.with(me, mine, now);
    }
}
