package dev.treering.projections.tlog;

import java.util.List;

/** What opening a log for writing came to. */
public sealed interface Opening {

    /** It can be appended to, by nobody else. */
    record Open(TileLog log) implements Opening {}

    /** It is not what it should be, and where; nothing is appended to such a log. */
    record Damaged(List<Damage> damages) implements Opening {
        public Damaged {
            damages = List.copyOf(damages);
        }
    }

    /** It cannot be opened, and why. */
    record Refused(String reason) implements Opening {}
}
