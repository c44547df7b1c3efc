package dev.treering.runtime.simulated.storage;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Records in a file: length (4 bytes), CRC-32 of the record (4 bytes), record. A process that dies while it writes leaves at most
 * one incomplete frame, at the end.
 */
final class Frames {
    private static final int HEADER = 8;

    private Frames() {}

    static byte[] frame(byte[] record) {
        return ByteBuffer.allocate(HEADER + record.length)
                .putInt(record.length)
                .putInt(checksum(record, 0, record.length))
                .put(record)
                .array();
    }

    /**
     * Hands over every whole record.
     *
     * @return how many bytes the whole records take; what follows is a torn frame
     * @throws IllegalStateException if a damaged frame is followed by others: that is no torn write, and nothing is guessed
     */
    static int read(byte[] file, Consumer<byte[]> record) {
        ByteBuffer in = ByteBuffer.wrap(file);
        while (in.remaining() >= HEADER) {
            int start = in.position();
            int length = in.getInt();
            int expected = in.getInt();
            if (length < 0 || length > in.remaining()) {
                return start;
            }
            if (checksum(file, in.position(), length) != expected) {
                if (length == in.remaining()) {
                    return start;
                }
                throw new IllegalStateException("the journal is damaged at byte " + start);
            }
            byte[] whole = new byte[length];
            in.get(whole);
            record.accept(whole);
        }
        return in.position();
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
