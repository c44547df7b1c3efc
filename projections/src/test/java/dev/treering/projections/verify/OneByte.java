package dev.treering.projections.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record with one byte that is another one.
 *
 * @param where in the record, for people
 */
record OneByte(ConsumerRecord<byte[], byte[]> record, String where) {

    private static final String KEY = "key";
    private static final String TIMESTAMP = "timestamp";
    private static final String VALUE = "value";

    /** What a record is made of: a name for people, and the bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(String name, byte[] bytes) {}

    /** Changes any byte of a record that is stored with it: key, time, names and values of headers, value. */
    static OneByte of(ConsumerRecord<byte[], byte[]> record, Random random) {
        return of(record, random, _ -> true);
    }

    /** Changes a byte of those parts only that are asked for, by their names. */
    static OneByte of(ConsumerRecord<byte[], byte[]> record, Random random, Predicate<String> which) {
        var parts = parts(record);
        var changeable = parts.stream().filter(part -> which.test(part.name())).toList();
        int at = random.nextInt(
                changeable.stream().mapToInt(part -> part.bytes().length).sum());
        for (Part part : changeable) {
            if (at < part.bytes().length) {
                byte[] changed = in(part.bytes(), at, random);
                parts.set(parts.indexOf(part), new Part(part.name(), changed));
                return new OneByte(record(record, parts), part.name() + ", byte " + at);
            }
            at -= part.bytes().length;
        }
        throw new AssertionError("there is a byte to change");
    }

    /** The bytes with another one in the place of one. */
    static byte[] in(byte[] bytes, int at, Random random) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 + random.nextInt(255));
        return changed;
    }

    private static List<Part> parts(ConsumerRecord<byte[], byte[]> record) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(
                TIMESTAMP,
                ByteBuffer.allocate(Long.BYTES).putLong(record.timestamp()).array()));
        parts.add(new Part(VALUE, record.value()));
        Optional.ofNullable(record.key()).ifPresent(key -> parts.add(new Part(KEY, key)));
        for (Header header : record.headers()) {
            parts.add(new Part("name of header " + header.key(), header.key().getBytes(UTF_8)));
            parts.add(new Part("header " + header.key(), header.value()));
        }
        return parts;
    }

    private static ConsumerRecord<byte[], byte[]> record(ConsumerRecord<byte[], byte[]> record, List<Part> parts) {
        byte @Nullable [] key = record.key() == null ? null : parts.get(2).bytes();
        var headers = new RecordHeaders();
        for (int i = key == null ? 2 : 3; i < parts.size(); i += 2) {
            headers.add(new RecordHeader(
                    new String(parts.get(i).bytes(), UTF_8), parts.get(i + 1).bytes()));
        }
        byte[] value = parts.get(1).bytes();
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                ByteBuffer.wrap(parts.getFirst().bytes()).getLong(),
                record.timestampType(),
                record.serializedKeySize(),
                value.length,
                key,
                value,
                headers,
                Optional.empty());
    }
}
