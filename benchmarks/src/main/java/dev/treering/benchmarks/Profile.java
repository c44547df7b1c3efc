package dev.treering.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the CPU time of a kind of thread goes: Flight Recorder's CPU-time samples (Linux only), native code included. A sample
 * counts for the innermost layer on its stack that is known, so that a map's time is that of whoever asked the map.
 */
final class Profile implements AutoCloseable {

    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final String OTHER = "other";

    /** Of the threads that fold a log. Beginnings of class names, the first that fits holds. */
    static final Map<String, String> LAYERS_OF_THE_LOG = layers();

    private final Recording recording = new Recording();
    private final Map<String, String> layers;

    private Profile(Map<String, String> layers) {
        this.layers = layers;
    }

    /** Starts sampling. The layers are beginnings of class names and what to call them, the first that fits holds. */
    static Profile start(Map<String, String> layers) {
        var profile = new Profile(layers);
        profile.recording.enable(SAMPLE).with("throttle", "10ms").withStackTrace();
        profile.recording.start();
        return profile;
    }

    private static Map<String, String> layers() {
        var layers = new LinkedHashMap<String, String>();
        layers.put("org.rocksdb.", "RocksDB");
        layers.put("dev.treering.events.vocabulary.Hash", "SHA-256");
        layers.put("dev.treering.projections.step.State", "state to and from bytes");
        layers.put("dev.treering.projections.step.", "shelves");
        layers.put("dev.treering.projections.metering.", "metering");
        layers.put("dev.treering.projections.statements.", "statements, rating");
        layers.put("dev.treering.projections.rating.", "statements, rating");
        layers.put("dev.treering.projections.audit.", "chain");
        layers.put("dev.treering.projections.topology.", "stages, shelves in the store");
        layers.put("org.apache.avro.", "Avro and our codec");
        layers.put("dev.treering.events.", "Avro and our codec");
        layers.put("dev.treering.wire.", "Avro and our codec");
        layers.put("org.apache.kafka.clients.producer.", "Kafka producer");
        layers.put("org.apache.kafka.clients.consumer.", "Kafka consumer");
        layers.put("org.apache.kafka.common.", "Kafka records, network, compression");
        layers.put("org.apache.kafka.clients.", "Kafka records, network, compression");
        layers.put("org.apache.kafka.streams.state.", "Kafka Streams' store: cache, changelog");
        layers.put("org.apache.kafka.streams.", "Kafka Streams");
        return layers;
    }

    /** Stops sampling and gives, for threads whose names begin so, each layer's share of the samples, largest first. */
    Map<String, Map<String, Double>> shares(Path scratch, List<String> threads) throws IOException {
        recording.stop();
        recording.dump(scratch);
        var counts = new LinkedHashMap<String, Map<String, Integer>>();
        try (var samples = new RecordingFile(scratch)) {
            while (samples.hasMoreEvents()) {
                RecordedEvent sample = samples.readEvent();
                threadOf(sample)
                        .flatMap(name ->
                                threads.stream().filter(name::startsWith).findFirst())
                        .ifPresent(kind -> counts.computeIfAbsent(kind, _ -> new LinkedHashMap<>())
                                .merge(layerOf(sample), 1, Integer::sum));
            }
        }
        var shares = new LinkedHashMap<String, Map<String, Double>>();
        counts.forEach((kind, layers) -> shares.put(kind, inOrder(layers)));
        return shares;
    }

    private static Optional<String> threadOf(RecordedEvent sample) {
        return sample.getEventType().getName().equals(SAMPLE)
                ? Optional.ofNullable(sample.getThread("eventThread")).map(thread -> thread.getJavaName())
                : Optional.empty();
    }

    private String layerOf(RecordedEvent sample) {
        if (sample.getStackTrace() == null) {
            return OTHER;
        }
        for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            for (var layer : layers.entrySet()) {
                if (type.startsWith(layer.getKey())) {
                    return layer.getValue();
                }
            }
        }
        return OTHER;
    }

    private static Map<String, Double> inOrder(Map<String, Integer> counts) {
        double all = counts.values().stream().mapToInt(Integer::intValue).sum();
        var shares = new LinkedHashMap<String, Double>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(count -> shares.put(count.getKey(), count.getValue() / all));
        return shares;
    }

    @Override
    public void close() {
        recording.close();
    }
}
