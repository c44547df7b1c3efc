package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a counter came to on a day. Its figures have no trailing zeros, so that they are the same in whatever order they came.
 *
 * @param revision the newest in the ledger; -1 while there is none
 * @param issued what that one says
 */
record Counter(Count count, Positions positions, int revision, Count issued) {

    static final Counter NONE = new Counter(Count.NONE, Positions.NONE, -1, Count.NONE);

    /**
     * Whether the report at this place in the log is in. A log comes in its own order, however often parts of it come again: a
     * report that lies no further than the last one taken in had its turn before.
     */
    boolean has(long position) {
        return position <= positions.last();
    }

    /** And one report more, further on in the log than all before. */
    Counter and(BigDecimal quantity, long position) {
        BigDecimal plain = plain(quantity);
        Count sum = count.plus(new Count(plain, 1, plain));
        return new Counter(
                new Count(plain(sum.quantity()), sum.events(), sum.peak()), positions.and(position), revision, issued);
    }

    boolean hasNews() {
        return !count.equals(issued);
    }

    /** As it is when its next revision is in the ledger. */
    Counter issuedAgain() {
        return new Counter(count, positions, revision + 1, count);
    }

    private static BigDecimal plain(BigDecimal quantity) {
        BigDecimal stripped = quantity.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    void write(StateWriter out) {
        write(count, out);
        positions.write(out);
        out.number(revision);
        write(issued, out);
    }

    static Counter read(StateReader in) {
        return new Counter(readCount(in), Positions.read(in), in.integer(), readCount(in));
    }

    private static void write(Count count, StateWriter out) {
        write(count.quantity(), out);
        out.number(count.events());
        write(count.peak(), out);
    }

    private static Count readCount(StateReader in) {
        return new Count(readDecimal(in), in.number(), readDecimal(in));
    }

    private static void write(BigDecimal decimal, StateWriter out) {
        out.number(decimal.scale());
        out.raw(decimal.unscaledValue().toByteArray());
    }

    private static BigDecimal readDecimal(StateReader in) {
        int scale = in.integer();
        return new BigDecimal(new BigInteger(in.raw()), scale);
    }
}
