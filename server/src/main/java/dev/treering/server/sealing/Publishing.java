package dev.treering.server.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.topics.Topics;
import dev.treering.projections.note.SignedCheckpoint;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a checkpoint goes once it is signed: to the topic, once, and to the anchors, until each has it. */
final class Publishing implements AutoCloseable {

    private static final Duration ANCHOR_AGAIN = Duration.ofSeconds(30);

    private final CheckpointTopic topic;
    private final Anchorage anchorage;
    private final Map<String, Published> published = Collections.synchronizedMap(new LinkedHashMap<>());
    private @Nullable SignedCheckpoint newest;
    private long askedAt = System.nanoTime();

    Publishing(CheckpointTopic topic, Anchorage anchorage) {
        this.topic = topic;
        this.anchorage = anchorage;
    }

    Anchorage anchorage() {
        return anchorage;
    }

    /** What was published, in its order; for any thread. */
    List<Published> published() {
        synchronized (published) {
            return List.copyOf(published.values());
        }
    }

    /** Reads what is on the topic and with the anchors; gives how it contradicts the log, empty where it does not. */
    Optional<String> read(SignedPeriods periods) throws InterruptedException {
        var notes = topic.all();
        published.clear();
        notes.forEach(note -> published.putIfAbsent(note.note(), note));
        var bytes = notes.stream().map(note -> note.note().getBytes(UTF_8)).toList();
        return periods.isKept("topic " + Topics.CHECKPOINTS, bytes).or(() -> anchorage.read(periods));
    }

    /** Publishes and anchors a checkpoint; gives how an anchor contradicts it. One of a log without entries says nothing and goes nowhere. */
    Optional<String> publish(SignedCheckpoint checkpoint) throws InterruptedException {
        if (checkpoint.checkpoint().size() == 0) {
            return Optional.empty();
        }
        String note = checkpoint.note().written();
        if (!published.containsKey(note)) {
            published.put(note, topic.publish(checkpoint));
        }
        newest = checkpoint;
        return anchored(checkpoint);
    }

    /** Asks anchors again that could not be reached, every now and then. */
    Optional<String> again() {
        SignedCheckpoint last = newest;
        boolean isDue = System.nanoTime() - askedAt > ANCHOR_AGAIN.toNanos();
        return last == null || !isDue ? Optional.empty() : anchored(last);
    }

    private Optional<String> anchored(SignedCheckpoint checkpoint) {
        askedAt = System.nanoTime();
        return anchorage.keep(checkpoint);
    }

    @Override
    public void close() {
        topic.close();
    }
}
