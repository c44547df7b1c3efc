package dev.treering.runtime.simulated.apply;

import dev.treering.runtime.simulated.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies what one manager wants to an object. */
public final class ServerSideApply {
    private final Structure structure;

    public ServerSideApply(Structure structure) {
        this.structure = structure;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The object with the fields of this manager as it wants them. */
        record Applied(ObjectNode object, Ownership ownership) implements Outcome {}

        /** Fields that other managers own with other values. */
        record Conflicts(List<Refusal.Cause> causes) implements Outcome {}
    }

    /** The ownership of an object that this document creates. */
    public Ownership creation(ObjectNode stated, FieldManager me, String now) {
        return Ownership.NONE.with(
                me, new TreeSet<>(Fields.of(stated, structure).keySet()), now);
    }

    /**
     * Lays the document over the object, takes out what this manager owned alone and no longer states, and makes it the owner of
     * exactly what it states.
     *
     * @param force take fields with other values away from their owners instead of refusing
     */
    public Outcome apply(
            ObjectNode live, Ownership ownership, ObjectNode stated, FieldManager me, boolean force, String now) {
        SortedMap<FieldPath, JsonNode> wanted = Fields.of(stated, structure);
        Map<FieldManager, NavigableSet<FieldPath>> contested = contested(live, ownership, wanted, me);
        if (!contested.isEmpty() && !force) {
            return new Outcome.Conflicts(causes(contested));
        }
        ObjectNode next = new Merge(structure).merge(live, stated);
        NavigableSet<FieldPath> mine = new TreeSet<>(wanted.keySet());
        Prune prune = new Prune(structure);
        ownership.of(me).stream()
                .filter(field -> isLeftAlone(field, mine, ownership, me))
                .forEach(field -> prune.remove(next, field));
        Ownership owners = ownership;
        for (var loser : contested.entrySet()) {
            NavigableSet<FieldPath> rest = new TreeSet<>(owners.of(loser.getKey()));
            rest.removeAll(loser.getValue());
            owners = owners.with(loser.getKey(), rest, now);
        }
        return new Outcome.Applied(next, owners.with(me, mine, now));
    }

    /** The fields of others, by owner, that would change. */
    private Map<FieldManager, NavigableSet<FieldPath>> contested(
            ObjectNode live, Ownership ownership, SortedMap<FieldPath, JsonNode> wanted, FieldManager me) {
        SortedMap<FieldPath, JsonNode> present = Fields.of(live, structure);
        Map<FieldManager, NavigableSet<FieldPath>> contested = new TreeMap<>();
        ownership
                .others(me)
                .forEach(owner -> wanted.forEach((field, value) -> {
                    if (!field.isExistence()
                            && owner.getValue().fields().contains(field)
                            && !value.equals(present.get(field))) {
                        contested
                                .computeIfAbsent(owner.getKey(), key -> new TreeSet<>())
                                .add(field);
                    }
                }));
        return contested;
    }

    private static List<Refusal.Cause> causes(Map<FieldManager, NavigableSet<FieldPath>> contested) {
        List<Refusal.Cause> causes = new ArrayList<>();
        contested.forEach((owner, fields) -> fields.forEach(field -> causes.add(new Refusal.Cause(
                "FieldManagerConflict", field.toString(), "conflict with \"" + owner.name() + "\""))));
        return causes;
    }

    /** Whether a field this manager owned is stated by nobody any more. */
    private static boolean isLeftAlone(
            FieldPath field, NavigableSet<FieldPath> mine, Ownership ownership, FieldManager me) {
        if (field.isExistence()) {
            return !mine.contains(field) && !ownership.ownedByOtherUnder(me, field.parent());
        }
        // the field may have turned from a value into a map: then it is still stated, one level deeper
        boolean stated = Optional.ofNullable(mine.ceiling(field))
                .filter(next -> next.startsWith(field))
                .isPresent();
        return !stated && !ownership.ownedByOther(me, field);
    }
}
