package dev.treering.server.http;

import dev.treering.events.log.Extensions;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.server.access.Caller;
import dev.treering.server.telemetry.Spans;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request that was let in. For use by one thread. */
public final class Call {

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Caller caller;
    private final String id;
    private final Map<String, String> parameters;
    private final Function<String, Optional<String>> query;
    private final Function<String, Optional<String>> headers;
    private final Supplier<byte[]> body;
    private byte @Nullable [] read;

    Call(
            Caller caller,
            String id,
            Map<String, String> parameters,
            Function<String, Optional<String>> query,
            Function<String, Optional<String>> headers,
            Supplier<byte[]> body) {
        this.caller = caller;
        this.id = id;
        this.parameters = parameters;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    public Caller caller() {
        return caller;
    }

    /** The id of this request: in logs, in answers, and in the facts it causes. */
    public String id() {
        return id;
    }

    public Optional<String> header(String name) {
        return headers.apply(name);
    }

    public Optional<String> query(String name) {
        return query.apply(name);
    }

    /** The media type of the body without its parameters, in lower case; empty where none is said. */
    public String mediaType() {
        return header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the client asks for a media type by name. */
    public boolean accepts(String mediaType) {
        return header("Accept").orElse("").toLowerCase(Locale.ROOT).contains(mediaType);
    }

    /** The body, unpacked. Leaves with a {@link Refusal} where it is too large or not packed as said. */
    public byte[] body() {
        if (read == null) {
            read = body.get();
        }
        return read;
    }

    /** A parameter of the path. */
    public String path(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no parameter " + name);
        }
        return value;
    }

    /** A parameter of the path with a meaning; 400 where it has none. {@code allowed} says what would have one. */
    public <T> T path(String name, Function<String, T> meaning, String allowed) {
        return meant(name, path(name), meaning, allowed);
    }

    /** A parameter of the query with a meaning; 400 where it has none. */
    public <T> Optional<T> query(String name, Function<String, T> meaning, String allowed) {
        return query(name).map(value -> meant(name, value, meaning, allowed));
    }

    /** The account that the path names; 403 where the caller may not act for it. */
    public AccountId account() {
        AccountId account = path("account", AccountId::new, "an account's id");
        if (!caller.mayActFor(account)) {
            throw new Refusal(Refused.because(403, "forbidden", "this key does not open account " + account));
        }
        return account;
    }

    public YearMonth month() {
        return path("month", Dates::month, "a month such as 2026-03");
    }

    public LocalDate day() {
        return path("day", Dates::day, "a day such as 2026-03-01");
    }

    /** What the facts that this request causes carry with them. */
    public Map<String, String> circumstances(Optional<String> idempotencyKey) {
        Map<String, String> extensions = new HashMap<>();
        extensions.put(Extensions.CAUSATION, id);
        extensions.put(Extensions.ACTOR, caller.subject());
        Spans.traceparent()
                .or(() -> header("traceparent"))
                .filter(trace -> TRACEPARENT.matcher(trace).matches())
                .ifPresent(trace -> extensions.put(Extensions.TRACEPARENT, trace));
        idempotencyKey.ifPresent(key -> extensions.put(Extensions.IDEMPOTENCY_KEY, key));
        return extensions;
    }

    private static <T> T meant(String name, String value, Function<String, T> meaning, String allowed) {
        try {
            return meaning.apply(value);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw new Refusal(Refused.because(400, "malformed", name + " is '" + value + "'; allowed is " + allowed));
        }
    }
}
