package dev.treering.aggregates.relay;

import java.util.Map;
import java.util.TreeMap;

/** What was said to be durable: position by position, by whom. Safe for use by several threads. */
final class Acknowledged {

    private final Map<Long, String> sourceAt = new TreeMap<>();

    /** Takes a line {@code ack source first last}; the same position can be acknowledged to one only. */
    synchronized void hear(String line) {
        String[] words = line.split(" ", -1);
        for (long position = Long.parseLong(words[2]); position <= Long.parseLong(words[3]); position++) {
            String other = sourceAt.put(position, words[1]);
            if (other != null) {
                throw new IllegalStateException(
                        "position " + position + " acknowledged to " + other + " and " + words[1]);
            }
        }
    }

    synchronized Map<Long, String> sourceAt() {
        return Map.copyOf(sourceAt);
    }
}
