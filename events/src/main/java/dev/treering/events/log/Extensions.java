package dev.treering.events.log;

import java.util.Set;
import java.util.regex.Pattern;

/** Names of the CloudEvents extension attributes that Treering itself writes. */
public final class Extensions {

    /** Id of the request or fact that caused this one. */
    public static final String CAUSATION = "causation";

    /** W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    /** Who asked for it: subject of the credentials. */
    public static final String ACTOR = "actor";

    /** Key under which a client may repeat a command without a second effect. */
    public static final String IDEMPOTENCY_KEY = "idempotencykey";

    /** SHA-256 of the command behind {@link #IDEMPOTENCY_KEY}, hexadecimal: tells a repetition from a key used twice. */
    public static final String COMMAND_HASH = "commandhash";

    /** Names the dead letter that this fact is to mend: the log position of the fact that could not be placed. */
    public static final String MENDS = "mends";

    /** Members of the data that this version did not understand, as a JSON object. */
    public static final String UNKNOWN_DATA = "unknowndata";

    /** Attributes that CloudEvents or the log itself gives a meaning: an extension of that name would be mistaken for it. */
    private static final Set<String> RESERVED = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "time",
            "subject",
            "data",
            "datacontenttype",
            "sequence",
            "recordedtime");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,64}");

    private Extensions() {}

    /**
     * Refuses an extension that cannot be kept: its name is not lower-case letters and digits, as
     * <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#naming-conventions">CloudEvents</a> has
     * it, or is reserved, or its value holds a NUL.
     */
    static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "extension " + name + ": a name is 1 to 64 lower-case letters and digits");
        }
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException("extension " + name + ": the log gives this attribute itself");
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("extension " + name + " contains a NUL character");
        }
    }
}
