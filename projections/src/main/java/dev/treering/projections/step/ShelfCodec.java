package dev.treering.projections.step;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Values of a shelf to bytes and back: a version byte, then the parts. The same value always gives the same bytes. Private to
 * the ledger, and rebuilt from the log when the version changes, so there is no schema.
 */
public final class ShelfCodec<V> {

    private final int version;
    private final BiConsumer<V, StateWriter> write;
    private final Function<StateReader, V> read;

    private ShelfCodec(int version, BiConsumer<V, StateWriter> write, Function<StateReader, V> read) {
        this.version = version;
        this.write = write;
        this.read = read;
    }

    /** A codec whose bytes begin with this version, 0 to 127. */
    public static <V> ShelfCodec<V> version(
            int version, BiConsumer<V, StateWriter> write, Function<StateReader, V> read) {
        return new ShelfCodec<>(version, write, read);
    }

    /** What its bytes begin with. */
    public int version() {
        return version;
    }

    public byte[] encode(V value) {
        var out = new StateWriter();
        out.number(version);
        write.accept(value, out);
        return out.bytes();
    }

    /**
     * The value in these bytes.
     *
     * @throws IllegalStateException when another version wrote them: the state is to be rebuilt from the log
     */
    public V decode(byte[] bytes) {
        var in = new StateReader(bytes);
        long written = in.number();
        if (written != version) {
            throw new IllegalStateException("state was written by version " + written + ", this is version " + version
                    + ": it is to be built anew");
        }
        return read.apply(in);
    }
}
