package dev.treering.server.settings;

import java.time.Duration;

/**
 * When a period may be closed.
 *
 * @param grace how long after its end it stays open for facts that come late
 * @param comparesReplay whether the log is folded anew first and must lead to the ledgers that are there
 */
public record CloseRules(Duration grace, boolean comparesReplay) {

    /** Two days of grace, and the log is folded anew. */
    public static final CloseRules USUAL = new CloseRules(Duration.ofHours(48), true);
}
