package dev.treering.runtime.simulated.storage;

import java.util.List;
import java.util.function.Consumer;

/** Where the store writes what must survive the process. */
public interface Journal extends AutoCloseable {

    /** Hands over every record in the order in which it was appended. */
    void replay(Consumer<byte[]> record);

    /** The record is safe against the death of the process when this returns. */
    void append(byte[] record);

    /** Puts these records in place of all others, in one step. */
    void rewrite(List<byte[]> records);

    /** Bytes appended since the last rewrite. */
    long grown();

    @Override
    void close();

    /** Whether what is appended is kept at all. */
    default boolean keeps() {
        return true;
    }

    /** A journal that keeps nothing: the cluster lives as long as the process. */
    static Journal none() {
        return new Journal() {
            @Override
            public void replay(Consumer<byte[]> record) {
                // there is never anything to replay
            }

            @Override
            public boolean keeps() {
                return false;
            }

            @Override
            public void append(byte[] record) {
                // kept in memory only
            }

            @Override
            public void rewrite(List<byte[]> records) {
                // kept in memory only
            }

            @Override
            public long grown() {
                return 0;
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
