package dev.treering.events.topics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.wire.DesiredAppCodec;
import dev.treering.events.wire.UnreadableRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What is to run of an app, in a record of {@link Topics#DESIRED_STATE}: the key is the app, the newest position holds. */
public final class DesiredRecords {

    private DesiredRecords() {}

    /** The record of an app's desired state. */
    public static ProducerRecord<byte[], byte[]> record(DesiredApp app) {
        var record = new ProducerRecord<>(
                Topics.DESIRED_STATE, app.app().value().getBytes(UTF_8), DesiredAppCodec.encode(app));
        record.headers()
                .add("ce_specversion", "1.0".getBytes(US_ASCII))
                .add("content-type", "application/avro".getBytes(US_ASCII))
                .add("ce_id", (app.app() + "/" + app.position()).getBytes(UTF_8))
                .add("ce_source", "treering/runtime".getBytes(US_ASCII))
                .add("ce_subject", app.account().value().getBytes(UTF_8))
                .add("ce_type", DesiredAppCodec.TYPE.getBytes(US_ASCII));
        return record;
    }

    /**
     * Reads the value of a record of {@link Topics#DESIRED_STATE}.
     *
     * @throws UnreadableRecord with the reason when it is not one we know
     */
    public static DesiredApp read(byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableRecord("the record has no value");
        }
        return DesiredAppCodec.decode(value);
    }
}
