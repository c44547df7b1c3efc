package dev.treering.projections.tlog;

import dev.treering.projections.note.Reading;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entries one after the other, each behind its length in two bytes, big-endian. */
final class EntryBundle {

    /** The longest entry that the layout has room for, in bytes. */
    static final int LONGEST = 0xFFFF;

    private static final int LENGTH_BYTES = 2;

    private EntryBundle() {}

    static byte[] of(List<byte[]> entries) {
        var out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            out.write(entry.length >> Byte.SIZE);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    static Reading<List<byte[]>> parse(byte[] bytes) {
        var entries = new ArrayList<byte[]>();
        int at = 0;
        while (at < bytes.length) {
            int start = at + LENGTH_BYTES;
            int length = start <= bytes.length ? ((bytes[at] & 0xFF) << Byte.SIZE) | (bytes[at + 1] & 0xFF) : 0;
            if (start > bytes.length || start + length > bytes.length) {
                return Reading.refused("entry " + entries.size() + " of the bundle goes beyond its end");
            }
            entries.add(Arrays.copyOfRange(bytes, start, start + length));
            at = start + length;
        }
        return Reading.of(entries);
    }
}
