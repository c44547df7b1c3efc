package dev.treering.projections.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.projections.verify.Verification.Mismatch;
import dev.treering.projections.verify.Verification.Place;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is stored on one partition of a topic, record by record beside what the facts lead to. */
final class StoredPartition {

    private final Scope scope;
    private final PartitionReader stored;

    StoredPartition(Scope scope, PartitionReader stored) {
        this.scope = scope;
        this.stored = stored;
    }

    /**
     * Holds the next stored record against the one that is expected next.
     *
     * @param isCompared whether the two must be alike; otherwise only that there is one
     * @param heldAt time of the fact that caused it, ms since 1970 UTC
     * @param missing what to say when there is none
     */
    Optional<Verification> problem(Expected expected, boolean isCompared, long heldAt, Supplier<Verification> missing) {
        var found = nextInScope();
        if (found.isEmpty()) {
            return Optional.of(missing.get());
        }
        if (!isCompared) {
            return Optional.empty();
        }
        return Comparison.of(expected, heldAt, found.get())
                .map(difference -> new Mismatch(
                        place(expected, found.get().offset()),
                        difference.field(),
                        difference.expected(),
                        difference.found()));
    }

    /** That something which the ledger says it has written is not there. */
    Mismatch missing(Expected expected) {
        return new Mismatch(
                place(expected, Place.NOT_THERE),
                "record",
                expected.said().toString(),
                "nothing: the ledger says it has folded the fact that leads to it");
    }

    /** A record after all that were expected; empty when there is none. */
    Optional<Verification> surplus() {
        return nextInScope()
                .map(found -> new Mismatch(
                        new Place(
                                stored.partition().topic(),
                                stored.partition().partition(),
                                found.offset(),
                                Optional.empty(),
                                0),
                        "record",
                        "nothing: no fact leads to it",
                        "a record of " + new String(found.key() == null ? new byte[0] : found.key(), UTF_8)));
    }

    /** Topic and partition. */
    String name() {
        return stored.partition().toString();
    }

    private Place place(Expected expected, long offset) {
        return new Place(
                stored.partition().topic(),
                stored.partition().partition(),
                offset,
                expected.account(),
                expected.sequence());
    }

    private Optional<ConsumerRecord<byte[], byte[]>> nextInScope() {
        var next = stored.next();
        while (next.isPresent() && !isInScope(next.get())) {
            next = stored.next();
        }
        return next;
    }

    private boolean isInScope(ConsumerRecord<byte[], byte[]> record) {
        return scope.account()
                .map(account -> Arrays.equals(account.value().getBytes(UTF_8), record.key()))
                .orElse(true);
    }
}
