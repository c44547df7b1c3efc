package dev.treering.events.wire;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.Extensions;
import dev.treering.events.wire.JsonText.NotJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A stored fact as a CloudEvent. */
final class EventWriter {

    private EventWriter() {}

    static Json.Obj toJson(LoggedFact logged) {
        var type = FactCatalogue.typeOf(logged.fact());
        Map<String, Json> event = new LinkedHashMap<>();
        event.put("specversion", new Json.Str("1.0"));
        event.put("id", new Json.Str(logged.id().id()));
        event.put("source", new Json.Str(logged.id().source()));
        event.put("type", new Json.Str(type.name()));
        event.put("time", new Json.Str(logged.heldAt().toString()));
        event.put("datacontenttype", new Json.Str("application/json"));
        logged.fact().owner().ifPresent(account -> event.put("subject", new Json.Str(account.value())));
        event.put(EventExtensions.SEQUENCE, new Json.Str(Long.toString(logged.position())));
        event.put(
                EventExtensions.RECORDED_TIME, new Json.Str(logged.recordedAt().toString()));
        new TreeMap<>(logged.extensions()).forEach((name, value) -> event.putIfAbsent(name, new Json.Str(value)));
        event.remove(Extensions.UNKNOWN_DATA);
        event.put("data", data(logged, type));
        return new Json.Obj(event);
    }

    private static Json.Obj data(LoggedFact logged, FactType<?, ?> type) {
        Json.Obj data = type.toJson(logged.fact());
        String notUnderstood = logged.extensions().get(Extensions.UNKNOWN_DATA);
        if (notUnderstood != null) {
            try {
                UnknownData.putBack(notUnderstood, data);
            } catch (NotJson e) {
                throw new UnreadableRecord(logged.id() + ": " + Extensions.UNKNOWN_DATA + " is " + e.problem(), e);
            }
        }
        return data;
    }
}
