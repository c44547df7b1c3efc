package dev.treering.server.http;

import java.util.List;
import java.util.Locale;

/**
 * Why a request is refused. Each door tells it in its own form.
 *
 * @param status of HTTP
 * @param kind a name for programs, such as no-such-account
 * @param detail for people: what was wrong and what is allowed
 * @param problems every single thing that is wrong, where there can be several
 */
public record Refused(int status, String kind, String detail, List<Object> problems) {

    /** One thing that is wrong: where, as a JSON pointer into the body (empty for the whole), and what. */
    public record Problem(String pointer, String detail) {}

    public Refused {
        problems = List.copyOf(problems);
    }

    public static Refused because(int status, String kind, String detail) {
        return new Refused(status, kind, detail, List.of());
    }

    /** As {@link #because}, with a format. */
    public static Refused because(int status, String kind, String format, Object... arguments) {
        return because(status, kind, String.format(Locale.ROOT, format, arguments));
    }
}
