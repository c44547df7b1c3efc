package dev.treering.projections.topology;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import dev.treering.projections.log.LedgerApplication;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/** The application's settings as Kafka Streams knows them. */
final class StreamsSettings {

    static final int LARGEST_RECORD = 16 * 1024 * 1024;

    private static final Map<String, Object> ALWAYS = Map.ofEntries(
            Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, LedgerApplication.ID),
            Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
            Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
            Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class),
            // said, although they are the defaults: nothing that goes wrong is skipped
            Map.entry(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailExceptionHandler.class),
            Map.entry(
                    StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                    LogAndFailProcessingExceptionHandler.class),
            Map.entry(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true),
            Map.entry(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DefaultProductionExceptionHandler.class),
            Map.entry(consumerPrefix("max.poll.records"), 2000),
            Map.entry(consumerPrefix("max.partition.fetch.bytes"), 4 * 1024 * 1024),
            Map.entry(consumerPrefix("session.timeout.ms"), 10_000),
            Map.entry(consumerPrefix("heartbeat.interval.ms"), 3_000),
            // one at a time: with more under way the broker logs each first batch of a transaction that overtakes as an
            // error
            Map.entry(producerPrefix("max.in.flight.requests.per.connection"), 1),
            Map.entry(producerPrefix("compression.type"), "lz4"),
            Map.entry(producerPrefix("batch.size"), 128 * 1024),
            Map.entry(producerPrefix("max.request.size"), LARGEST_RECORD));

    private StreamsSettings() {}

    static Properties of(LedgerSettings settings) {
        var properties = new Properties();
        properties.putAll(ALWAYS);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        properties.put(StreamsConfig.CLIENT_ID_CONFIG, LedgerApplication.ID + "-" + settings.instance());
        properties.put(consumerPrefix("group.instance.id"), settings.instance());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replication());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, settings.cacheBytes());
        return properties;
    }
}
