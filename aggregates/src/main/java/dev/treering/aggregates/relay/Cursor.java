package dev.treering.aggregates.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.aggregates.store.StoredFact;
import dev.treering.events.facts.FactId;

/**
 * The last fact carried: its position, and its identity as proof that the store still is the one it was.
 *
 * <p>In bytes: three lines of UTF-8, the position, the source, the id; none of them can hold a line break.
 */
record Cursor(long position, FactId id) {

    static Cursor at(StoredFact fact) {
        return new Cursor(fact.position(), fact.id());
    }

    boolean isAt(StoredFact fact) {
        return fact.position() == position && fact.id().equals(id);
    }

    byte[] encode() {
        return (position + "\n" + id.source() + "\n" + id.id()).getBytes(UTF_8);
    }

    static Cursor decode(byte[] bytes) {
        String[] lines = new String(bytes, UTF_8).split("\n", -1);
        if (lines.length != 3) {
            throw new Contradiction("the relay's cursor is unreadable: it has " + lines.length + " lines, not 3");
        }
        return new Cursor(Long.parseLong(lines[0]), new FactId(lines[1], lines[2]));
    }
}
