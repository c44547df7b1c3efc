package dev.treering.events.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * How a record looks in JSON: an object with a member per field. A field without a default is required; members that are no
 * field are not refused but kept aside.
 */
final class RecordShape implements ValueShape {

    private final Schema schema;
    private final List<Member> members;
    private final Set<String> names;

    private record Member(
            String name,
            int index,
            ValueShape shape,
            @Nullable Object fallback) {}

    RecordShape(Schema schema) {
        this.schema = schema;
        this.members = schema.getFields().stream().map(RecordShape::member).toList();
        this.names = members.stream().map(Member::name).collect(Collectors.toUnmodifiableSet());
    }

    private static Member member(Schema.Field field) {
        Object fallback = field.hasDefaultValue() ? SpecificData.get().getDefaultValue(field) : null;
        return new Member(field.name(), field.pos(), ValueShape.of(field.name(), field.schema()), fallback);
    }

    boolean has(String member) {
        return names.contains(member);
    }

    @Override
    public @Nullable IndexedRecord read(Json json, Place place, Findings findings) {
        if (!(json instanceof Json.Obj object)) {
            findings.problem(place, "is " + json.inWords() + "; allowed is an object");
            return null;
        }
        var datum = (IndexedRecord) SpecificData.get().newRecord(null, schema);
        boolean whole = true;
        for (Member member : members) {
            Object value = read(member, object, place, findings);
            if (value == null) {
                whole = false;
            } else {
                datum.put(member.index(), value);
            }
        }
        keepAside(object, place, findings);
        return whole ? datum : null;
    }

    private static @Nullable Object read(Member member, Json.Obj object, Place place, Findings findings) {
        Json given = object.member(member.name());
        if (given instanceof Json.Str(var text) && text.equals(member.fallback())) {
            return text; // what stands for "none" need not be what the member's rule allows
        }
        if (given != null) {
            return member.shape().read(given, place.at(member.name()), findings);
        }
        if (member.fallback() == null) {
            findings.problem(place.at(member.name()), "is missing");
        }
        return member.fallback();
    }

    private void keepAside(Json.Obj object, Place place, Findings findings) {
        object.members().forEach((name, value) -> {
            if (!has(name)) {
                findings.notUnderstood(place.at(name), value);
            }
        });
    }

    @Override
    public Json.Obj toJson(Object value) {
        var datum = (IndexedRecord) value;
        Map<String, Json> json = new LinkedHashMap<>();
        members.forEach(member -> json.put(member.name(), member.shape().toJson(datum.get(member.index()))));
        return new Json.Obj(json);
    }
}
