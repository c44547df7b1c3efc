package dev.treering.server.http;

/**
 * One thing a door does.
 *
 * @param path template such as {@code /v1/accounts/{account}}
 */
public record Route(String method, String path, Entry entry, Handler handler) {

    /** Who may use a route. */
    public enum Entry {
        /** Anybody: tells nothing about anybody's data. */
        OPEN,
        /** Everybody with a key; the handler looks at what the key opens. */
        ANY_KEY,
        /** Only keys that open everything. */
        ADMIN
    }

    /** Answers a request. May leave with a {@link Refusal}. */
    @FunctionalInterface
    public interface Handler {
        Answer handle(Call call);
    }

    public static Route open(String method, String path, Handler handler) {
        return new Route(method, path, Entry.OPEN, handler);
    }

    public static Route anyKey(String method, String path, Handler handler) {
        return new Route(method, path, Entry.ANY_KEY, handler);
    }

    public static Route admin(String method, String path, Handler handler) {
        return new Route(method, path, Entry.ADMIN, handler);
    }
}
