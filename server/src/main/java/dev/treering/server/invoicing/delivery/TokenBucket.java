package dev.treering.server.invoicing.delivery;

import java.time.Duration;

/**
 * So many a second and no more, with one batch ahead: whoever wants to send asks how long to wait, and has then taken its turn.
 * Time is handed in. Safe for use by several threads.
 */
public final class TokenBucket {

    private static final long SECOND = 1_000_000_000L;

    private final long perSecond;
    private final long ahead;
    private long next; // when the next may go, in nanoseconds, if nobody sends ahead

    /**
     * Full at {@code now}.
     *
     * @param burst how many may go at once after a pause
     */
    public TokenBucket(int perSecond, int burst, long now) {
        this.perSecond = perSecond;
        this.ahead = Math.multiplyExact(burst, SECOND) / perSecond;
        this.next = now - ahead;
    }

    /** Takes the turn of {@code number} at {@code now}; how long to wait before they may go. */
    public synchronized Duration take(int number, long now) {
        next = Math.max(next, now - ahead) + Math.multiplyExact(number, SECOND) / perSecond;
        return Duration.ofNanos(Math.max(0, next - now));
    }

    /** Nobody who asks from now on goes within that time. */
    public synchronized void hold(Duration time, long now) {
        next = Math.max(next, now + time.toNanos());
    }
}
