package dev.treering.runtime.share;

import java.time.Instant;
import java.util.Optional;

/**
 * What the adapters of one cluster let each other know: that one of them observes, and nothing holds it up. Both calls ask the cluster
 * and may fail.
 */
public interface Voucher {

    /** We observe, and nothing holds us up. {@code at} is by our clock. */
    void vouch(Instant at);

    /** When the one that observes said so last, whoever it is, by its clock; empty if nobody ever did. */
    Optional<Instant> vouched();
}
