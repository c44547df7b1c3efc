package dev.treering.runtime.real;

/**
 * One request to an API server. In the body, {@code $FRESH} and {@code $STALE} stand for the newest and for an older resource version
 * of the object that the path names, as this server gave them.
 *
 * @param path with its query, below the server's root
 * @param contentType empty for none
 * @param body empty for none
 */
record Operation(String method, String path, String contentType, String body) {

    /** The object, without query and subresource. */
    String object() {
        String plain = path.replaceAll("\\?.*", "");
        return plain.replaceAll("/(scale|status)$", "");
    }

    boolean isApply() {
        return contentType.equals(Operations.APPLY);
    }

    @Override
    public String toString() {
        return method + " " + path + " " + body;
    }
}
