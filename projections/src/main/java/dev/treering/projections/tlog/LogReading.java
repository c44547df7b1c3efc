package dev.treering.projections.tlog;

import java.util.List;

/** What reading a log came to. */
public sealed interface LogReading {

    /** Checkpoint, tiles, entries and keys agree. */
    record Sound(SoundLog log) implements LogReading {}

    /** They do not, and where; at least one place. */
    record Damaged(List<Damage> damages) implements LogReading {
        public Damaged {
            damages = List.copyOf(damages);
        }
    }

    /** It could not be found out, and why. */
    record Unreadable(String reason) implements LogReading {}
}
