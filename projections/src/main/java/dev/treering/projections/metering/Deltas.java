package dev.treering.projections.metering;

import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.Arrays;

/** By how much a level moves at which instants: sorted, one entry an instant, none that is zero. Immutable. */
final class Deltas {

    static final Deltas NONE = new Deltas(new long[0], new int[0]);

    private final long[] instants;
    private final int[] moves;

    private Deltas(long[] instants, int[] moves) {
        this.instants = instants;
        this.moves = moves;
    }

    int size() {
        return instants.length;
    }

    long at(int index) {
        return instants[index];
    }

    int by(int index) {
        return moves[index];
    }

    /** The sum of all moves. */
    int net() {
        return Arrays.stream(moves).sum();
    }

    /** These and one more. */
    Deltas with(long instant, int move) {
        int place = Arrays.binarySearch(instants, instant);
        if (place < 0) {
            return inserted(-place - 1, instant, move);
        }
        int[] changed = moves.clone();
        changed[place] += move;
        return changed[place] == 0 ? without(place) : new Deltas(instants, changed);
    }

    private Deltas inserted(int place, long instant, int move) {
        int after = instants.length - place;
        long[] longer = Arrays.copyOf(instants, instants.length + 1);
        System.arraycopy(instants, place, longer, place + 1, after);
        longer[place] = instant;
        int[] more = Arrays.copyOf(moves, moves.length + 1);
        System.arraycopy(moves, place, more, place + 1, after);
        more[place] = move;
        return new Deltas(longer, more);
    }

    private Deltas without(int place) {
        int after = instants.length - place - 1;
        long[] shorter = Arrays.copyOf(instants, instants.length - 1);
        System.arraycopy(instants, place + 1, shorter, place, after);
        int[] fewer = Arrays.copyOf(moves, moves.length - 1);
        System.arraycopy(moves, place + 1, fewer, place, after);
        return new Deltas(shorter, fewer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Deltas deltas
                && Arrays.equals(instants, deltas.instants)
                && Arrays.equals(moves, deltas.moves);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(instants) + Arrays.hashCode(moves);
    }

    void write(StateWriter out) {
        out.number(instants.length);
        long before = 0;
        for (int i = 0; i < instants.length; i++) {
            out.number(instants[i] - before);
            out.number(moves[i]);
            before = instants[i];
        }
    }

    static Deltas read(StateReader in) {
        int size = in.integer();
        var read = new Deltas(new long[size], new int[size]);
        long before = 0;
        for (int i = 0; i < size; i++) {
            before += in.number();
            read.instants[i] = before;
            read.moves[i] = in.integer();
        }
        return read;
    }
}
