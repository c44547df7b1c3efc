package dev.treering.aggregates.relay;

import dev.treering.aggregates.store.EventStore;
import dev.treering.events.log.LogUnavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * Watches whoever carries. A relay also counts as shut out when it was frozen for longer than its transaction may last, and
 * then nobody carries: so the one standing by takes over as soon as nothing is carried although there is something to carry.
 * Taking over is always safe; doing it needlessly would only make two relays take turns.
 */
final class Standby {

    /** Longer than a healthy relay is ever silent with something to carry. */
    static final Duration SILENCE = Duration.ofSeconds(20);

    private final EventStore store;
    private final CarriedSoFar carriedSoFar;
    private final Duration silence;

    Standby(EventStore store, Map<String, Object> kafka, Duration silence) {
        this.store = store;
        this.carriedSoFar = new CarriedSoFar(kafka);
        this.silence = silence;
    }

    /** Returns when facts have waited for the whole time of {@link #SILENCE} without one of them being carried. */
    void awaitSilence() throws InterruptedException {
        Optional<Cursor> before = seen();
        long since = System.nanoTime();
        while (System.nanoTime() - since < silence.toNanos()) {
            Thread.sleep(silence.dividedBy(5));
            Optional<Cursor> now = seen();
            if (!now.equals(before) || nothingWaits(now)) {
                before = now;
                since = System.nanoTime();
            }
        }
    }

    /** Empty also when it cannot be read: then it is not silence, but nobody could carry either. */
    private Optional<Cursor> seen() {
        try {
            return carriedSoFar.read();
        } catch (KafkaException | Contradiction e) {
            return Optional.empty();
        }
    }

    private boolean nothingWaits(Optional<Cursor> cursor) {
        try {
            return cursor.isPresent() && store.head() <= cursor.get().position();
        } catch (LogUnavailable e) {
            return true;
        }
    }
}
