package dev.treering.events.log;

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

    /** Members of the data that this version did not understand, as a JSON object. */
    public static final String UNKNOWN_DATA = "unknowndata";

    private Extensions() {}
}
