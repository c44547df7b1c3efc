package dev.treering.runtime.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known, at the moment something is seen, about how long things had lived before.
 *
 * @param now when it was seen: nothing that was not seen to end can have ended later
 * @param watched until when pods were watched without a gap before that
 * @param heartbeat of the node; empty where none was ever heard
 * @param away when the node was last away; empty where that was not asked
 */
public record Signs(Instant now, Instant watched, Optional<Heartbeat> heartbeat, Optional<Away> away) {

    /**
     * A node was not there, and then was again.
     *
     * @param back since when it is there again, by its own clock: nothing from then on proves that what ran before still did
     * @param lastHeard its newest renewal before that, as far as we heard; empty if we did not
     */
    public record Away(Instant back, Optional<Instant> lastHeard) {}

    /** Of a node that was not asked about. */
    public Signs(Instant now, Instant watched, Optional<Heartbeat> heartbeat) {
        this(now, watched, heartbeat, Optional.empty());
    }

    Signs with(Away known) {
        return new Signs(now, watched, heartbeat, Optional.of(known));
    }

    /** For somebody who did not look lately: what the node said meanwhile confirms nothing that was seen before. */
    Signs blind() {
        return new Signs(
                now,
                watched,
                heartbeat.map(heard -> new Heartbeat(heard.newest(), Optional.empty(), heard.ahead())),
                away);
    }
}
