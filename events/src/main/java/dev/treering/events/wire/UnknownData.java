package dev.treering.events.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of an event's data that this version does not understand, as one JSON object, so that they outlive it. A member of
 * the data itself is under its name; one that lies deeper, or whose name begins with a slash, is under its JSON pointer.
 */
final class UnknownData {

    private static final char SLASH = '/';

    private UnknownData() {}

    /** The object as text. Places are those of the members in the event. */
    static String write(Map<Place, Json> notUnderstood, Place data) {
        Map<String, Json> members = new LinkedHashMap<>();
        notUnderstood.forEach((place, value) -> members.put(key(place, data), value));
        return JsonText.write(new Json.Obj(members));
    }

    private static String key(Place place, Place data) {
        boolean plain = data.equals(place.parent()) && place.name().indexOf(SLASH) != 0;
        return plain ? place.name() : place.pointer().substring(data.pointer().length());
    }

    /** Puts the members back where they were. What no longer has a place is left out. */
    static void putBack(String text, Json.Obj data) throws JsonText.NotJson {
        if (JsonText.read(text).value() instanceof Json.Obj(var members)) {
            members.forEach((key, value) -> putBack(key, value, data));
        }
    }

    private static void putBack(String key, Json value, Json.Obj data) {
        if (key.indexOf(SLASH) != 0) {
            data.members().putIfAbsent(key, value);
            return;
        }
        Json parent = data;
        List<String> steps = List.of(key.substring(1).split("/", -1));
        for (String step : steps.subList(0, steps.size() - 1)) {
            parent = within(parent, unescaped(step));
        }
        if (parent instanceof Json.Obj(var members)) {
            members.putIfAbsent(unescaped(steps.getLast()), value);
        }
    }

    private static Json within(Json parent, String step) {
        return switch (parent) {
            case Json.Obj object when object.member(step) instanceof Json found -> found;
            case Json.Arr(var items) when isIndexOf(items, step) -> items.get(Integer.parseInt(step));
            default -> Json.Null.NULL;
        };
    }

    private static boolean isIndexOf(List<Json> items, String step) {
        return step.matches("[0-9]{1,9}") && Integer.parseInt(step) < items.size();
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
