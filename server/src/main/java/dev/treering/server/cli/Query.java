package dev.treering.server.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of an address: what was said, and nothing of what was not. */
final class Query {

    private final List<String> parts = new ArrayList<>();

    Query and(String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + "=" + Arguments.segment(value));
        }
        return this;
    }

    /** With its question mark; empty where nothing was said. */
    @Override
    public String toString() {
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
