package dev.treering.server.http;

import java.time.Duration;

/** How far the ledgers have come. */
public interface LedgerProgress {

    /** Log position up to which every ledger knows everything, and its entries can be asked for; -1 before the first fact. */
    long settled();

    /** Waits until {@link #settled()} has reached a position; false if it has not within the time. */
    boolean await(long position, Duration atMost);
}
