package dev.treering.server.invoicing.delivery;

import java.time.Duration;

/** What a provider says to one invoice. */
public sealed interface Answer {

    /** It has it, now or since an earlier time: the same invoice always under the same reference. */
    record Taken(String reference) implements Answer {}

    /** Too fast: not before so much time. */
    record Throttled(Duration retryAfter) implements Answer {}

    /**
     * It did not say; it may have taken the invoice or not.
     *
     * @param retry whether the same again may be answered
     */
    record Unavailable(String reason, boolean retry) implements Answer {}

    /** It will never take this invoice as it is. */
    record Refused(String reason) implements Answer {}
}
