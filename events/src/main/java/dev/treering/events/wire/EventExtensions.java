package dev.treering.events.wire;

import dev.treering.events.log.Extensions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The extension attributes of a CloudEvent, kept as text. */
final class EventExtensions {

    static final String SEQUENCE = "sequence";
    static final String RECORDED_TIME = "recordedtime";

    private static final Set<String> CORE =
            Set.of("specversion", "id", "source", "type", "time", "subject", "datacontenttype", "data", "data_base64");

    /** The log says these itself; an event that was exported may bring them back. */
    private static final Set<String> SAID_BY_THE_LOG = Set.of(SEQUENCE, RECORDED_TIME);

    private static final int LONGEST = 4096;

    private EventExtensions() {}

    static Map<String, String> read(Json.Obj event, Findings findings) {
        Map<String, String> extensions = new HashMap<>(2);
        event.members().forEach((name, value) -> {
            if (!CORE.contains(name) && !SAID_BY_THE_LOG.contains(name) && !(value instanceof Json.Null)) {
                read(name, value, extensions, findings);
            }
        });
        return extensions;
    }

    private static void read(String name, Json value, Map<String, String> extensions, Findings findings) {
        Place place = Place.ROOT.at(name);
        String text = text(value);
        if (!isAttributeName(name)) {
            findings.problem(
                    place.pointer(),
                    "the attribute " + Quoted.of(name)
                            + " is named wrongly; allowed are lower-case letters and digits");
        } else if (name.equals(Extensions.UNKNOWN_DATA)) {
            findings.problem(place, "is reserved; further members belong into data");
        } else if (text == null) {
            findings.problem(place, "is " + value.inWords() + "; allowed is text, a number or a truth value");
        } else if (text.length() > LONGEST) {
            findings.problem(place, "has " + text.length() + " characters; allowed are " + LONGEST);
        } else {
            extensions.put(name, text);
        }
    }

    private static @Nullable String text(Json value) {
        return switch (value) {
            case Json.Str(var text) -> text;
            case Json.Num(var number) -> number;
            case Json.Bool(var flag) -> Boolean.toString(flag);
            case Json.Obj _, Json.Arr _, Json.Null _ -> null;
        };
    }

    private static boolean isAttributeName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }
}
