package dev.treering.events.topics;

import java.util.Map;

/**
 * A public topic: its name and the settings it is created with.
 *
 * @param partitions fixed for ever at creation
 */
public record Topic(String name, int partitions, Map<String, String> settings) {

    public Topic {
        settings = Map.copyOf(settings);
    }
}
