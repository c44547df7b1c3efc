package dev.treering.projections.readmodel.following;

import dev.treering.events.wire.UnreadableRecord;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the records of a topic become in the database. Writing the same records again must change nothing. */
public interface Projection {

    /** A record's position where it has none in the log of facts. */
    long NO_POSITION = -1;

    /** The topic it is made from. */
    String topic();

    /** An empty batch. */
    Batch newBatch();

    /** Records that are written together. Used once, by one thread. */
    interface Batch {

        /**
         * Takes a record in; nothing is written yet.
         *
         * @return its log position, or {@link #NO_POSITION}
         * @throws UnreadableRecord when it cannot be understood; the batch is as it was
         */
        long take(ConsumerRecord<byte[], byte[]> record);

        /** Writes what was taken in, in the caller's transaction. */
        void write(Connection connection) throws SQLException;
    }
}
