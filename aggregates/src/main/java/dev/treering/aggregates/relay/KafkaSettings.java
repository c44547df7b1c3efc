package dev.treering.aggregates.relay;

import java.util.HashMap;
import java.util.Map;

/** What the relay's Kafka clients need beyond what every client of the installation is given (addresses, credentials). */
final class KafkaSettings {

    /** Fixed, so that a successor shuts out its predecessor. */
    static final String TRANSACTIONAL_ID = "treering-relay";

    /** Longer than any fact may be, with its headers. */
    private static final int MOST_BYTES_A_REQUEST = 4 * 1024 * 1024;

    private KafkaSettings() {}

    static Map<String, Object> producer(Map<String, Object> given) {
        var settings = new HashMap<>(given);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("compression.type", "lz4");
        settings.put("linger.ms", 5);
        settings.put("batch.size", 256 * 1024);
        settings.put("max.request.size", MOST_BYTES_A_REQUEST);
        settings.put("max.block.ms", 15_000);
        return settings;
    }

    static Map<String, Object> transactionalProducer(Map<String, Object> given) {
        var settings = producer(given);
        settings.put("transactional.id", TRANSACTIONAL_ID);
        settings.put("max.in.flight.requests.per.connection", 1); // no batch overtakes another, not even on retry
        settings.put("transaction.timeout.ms", 30_000);
        settings.put("delivery.timeout.ms", 30_000);
        settings.put("request.timeout.ms", 10_000);
        return settings;
    }

    static Map<String, Object> consumer(Map<String, Object> given) {
        var settings = new HashMap<>(given);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("default.api.timeout.ms", 15_000);
        return settings;
    }
}
