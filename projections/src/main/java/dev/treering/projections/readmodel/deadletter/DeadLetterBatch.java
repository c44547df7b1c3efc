package dev.treering.projections.readmodel.deadletter;

import dev.treering.events.topics.DeadLetters;
import dev.treering.events.topics.FactRecords;
import dev.treering.projections.readmodel.following.Projection;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Dead letters that are written together. Nothing about them is unreadable here: what cannot be understood is kept as it is. */
final class DeadLetterBatch implements Projection.Batch {

    private final Upsert records = new Upsert(
            """
            insert into read.dead_record (letter, position, account, source, fact, type, code, detail,
                held_ms, headers, value)""",
            List.of("text", "int8", "text", "text", "text", "text", "text", "text", "int8", "bytea", "bytea"),
            "on conflict (letter) do nothing");

    @Override
    public long take(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HeaderTexts(record.headers());
        OptionalLong position = FactRecords.positionOf(record.headers());
        String letter = position.isPresent() ? Long.toString(position.getAsLong()) : place(record, headers);
        records.first(
                List.of(letter),
                letter,
                position.isPresent() ? Optional.of(position.getAsLong()) : Optional.empty(),
                headers.text("ce_subject"),
                headers.text("ce_source"),
                headers.text("ce_id"),
                headers.text("ce_type"),
                headers.text(DeadLetters.REASON_CODE).orElse(DeadLetters.UNREADABLE),
                headers.text(DeadLetters.REASON).orElse("no reason is given"),
                record.timestamp(),
                StoredHeaders.encode(record.headers()),
                Optional.ofNullable(record.value()));
        return Projection.NO_POSITION;
    }

    /** Where the original lay; where the letter itself lies, if it does not say. */
    private static String place(ConsumerRecord<?, ?> record, HeaderTexts headers) {
        return headers.text(DeadLetters.TOPIC).orElse(record.topic())
                + "-" + headers.text(DeadLetters.PARTITION).orElse(Integer.toString(record.partition()))
                + "-" + headers.text(DeadLetters.OFFSET).orElse(Long.toString(record.offset()));
    }

    @Override
    public void write(Connection connection) throws SQLException {
        records.write(connection);
    }
}
