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
            insert into dead_record (letter, position, account, source, fact, type, code, detail,
                held_ms, headers, value, partition)""",
            List.of("text", "int8", "text", "text", "text", "text", "text", "text", "int8", "bytea", "bytea", "int4"),
            """
            on conflict (letter) do update
            set position = excluded.position, account = excluded.account, source = excluded.source, fact = excluded.fact,
                type = excluded.type, code = excluded.code, detail = excluded.detail, held_ms = excluded.held_ms,
                headers = excluded.headers, value = excluded.value, partition = excluded.partition
            where excluded.partition < dead_record.partition""");

    @Override
    public long take(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HeaderTexts(record.headers());
        OptionalLong position = FactRecords.positionOf(record.headers());
        String letter = position.isPresent() ? Long.toString(position.getAsLong()) : place(record, headers);
        records.highest(
                List.of(letter),
                -record.partition(), // a fact that concerns everybody is a letter on each: one of them is kept
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
                Optional.ofNullable(record.value()),
                record.partition());
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
