package dev.treering.projections.verify;

import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.RecordHash;
import dev.treering.projections.verify.Verification.Mismatch;
import dev.treering.projections.verify.Verification.Place;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whether a record of the log of facts is the one that was written: also where no rule depends on what was changed. */
final class WrittenFact {

    private WrittenFact() {}

    /** What has neither a position nor a hash was not written by the log, and is no fact to anybody. */
    static Optional<Mismatch> problem(ConsumerRecord<byte[], byte[]> record) {
        Optional<String> stated = RecordHash.stated(record.headers());
        if (stated.isEmpty() && FactRecords.positionOf(record.headers()).isEmpty()) {
            return Optional.empty();
        }
        String found = RecordHash.of(record.key(), record.timestamp(), record.headers(), record.value())
                .toString();
        return stated.filter(found::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Mismatch(
                        new Place(record.topic(), record.partition(), record.offset(), Optional.empty(), 0),
                        RecordHash.HEADER,
                        stated.map(hash -> "a record with the hash " + hash)
                                .orElse("the hash that every fact is written with"),
                        stated.map(_ -> "a record with the hash " + found).orElse("none")));
    }
}
