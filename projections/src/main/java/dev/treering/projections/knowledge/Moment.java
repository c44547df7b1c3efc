package dev.treering.projections.knowledge;

/** When something was known: at a position of the log, or at the close that a checkpoint speaks of. */
public sealed interface Moment {

    /** How a moment is written, for messages. */
    String WRITTEN = "a position of the log, a whole number, or checkpoint:NUMBER";

    /** Before the number of a checkpoint. */
    String PREFIX = "checkpoint:";

    /** All facts up to and with this position; -1 is before everything. */
    record Position(long value) implements Moment {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** What was known when the newest month that a checkpoint covers was closed. Its number is that of the entries it covers. */
    record Checkpoint(long number) implements Moment {

        public Checkpoint {
            if (number < 1) {
                throw new IllegalArgumentException("checkpoints are numbered from 1, not " + number);
            }
        }

        @Override
        public String toString() {
            return PREFIX + number;
        }
    }

    /** Reads {@code 524}, {@code checkpoint:3} or {@code #3}; throws {@link IllegalArgumentException} for anything else. */
    static Moment parse(String text) {
        if (text.startsWith(PREFIX)) {
            return new Checkpoint(Long.parseLong(text.substring(PREFIX.length())));
        }
        return text.startsWith("#")
                ? new Checkpoint(Long.parseLong(text.substring(1)))
                : new Position(Long.parseLong(text));
    }
}
