package dev.treering.server.invoicing.simulated;

import dev.treering.server.invoicing.delivery.Limits;
import java.time.Duration;
import java.util.Optional;

/**
 * How a simulated provider behaves. Shares are percent of requests.
 *
 * @param limits what it tells and holds to
 * @param seed of what goes wrong
 * @param throttled answered 429 although within the limits
 * @param failed answered 500 or 503 and not taken
 * @param unheard taken, but the answer never comes
 * @param twice each invoice is answered twice
 * @param stall how long an answer that never comes keeps the client waiting; zero to cut the connection at once
 * @param refusing accounts beginning with this are refused
 */
public record Behaviour(
        Limits limits,
        long seed,
        int throttled,
        int failed,
        int unheard,
        int twice,
        Duration stall,
        Optional<String> refusing) {

    /** Takes everything, within generous limits. */
    public static final Behaviour GOOD =
            new Behaviour(new Limits(1_000, 100, 4), 0, 0, 0, 0, 0, Duration.ZERO, Optional.empty());

    /** Does everything wrong now and then. */
    public static Behaviour bad(long seed) {
        return new Behaviour(new Limits(1_000, 50, 4), seed, 5, 10, 10, 10, Duration.ZERO, Optional.empty());
    }

    public Behaviour within(Limits other) {
        return new Behaviour(other, seed, throttled, failed, unheard, twice, stall, refusing);
    }

    /** The same, refusing accounts that begin with a prefix. */
    public Behaviour refusing(String prefix) {
        return new Behaviour(limits, seed, throttled, failed, unheard, twice, stall, Optional.of(prefix));
    }

    /** The same; who never hears an answer waits so long for it. */
    public Behaviour stalling(Duration time) {
        return new Behaviour(limits, seed, throttled, failed, unheard, twice, time, refusing);
    }
}
