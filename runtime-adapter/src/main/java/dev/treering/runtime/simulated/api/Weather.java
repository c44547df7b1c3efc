package dev.treering.runtime.simulated.api;

import dev.treering.runtime.simulated.model.Refusal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * How often requests go wrong, out of a thousand. Which ones do follows from the seed and from what is asked how often, so that it is
 * the same whatever the order in which several clients ask.
 *
 * @param refused answered with 429, 500 or 503, or with 409 if they write
 * @param lost whose connection breaks before or after they are carried out
 * @param timedOut carried out, and answered with 504
 */
public record Weather(long seed, int refused, int lost, int timedOut) {

    private static final int ALL = 1000;
    private static final List<Supplier<Refusal>> READING =
            List.of(Refusal::tooManyRequests, Refusal::unavailable, () -> Refusal.internalError("bad weather"));

    /** Nothing goes wrong. */
    public static final Weather FAIR = new Weather(0, 0, 0, 0);

    public Weather {
        if (refused < 0 || lost < 0 || timedOut < 0 || refused + lost + timedOut > ALL) {
            throw new IllegalArgumentException(
                    "out of a thousand requests, " + refused + ", " + lost + " and " + timedOut + " go wrong");
        }
    }

    /** What becomes of a request that is made for the {@code nth} time. */
    Fault faultOf(String method, String path, int nth) {
        var dice = new SplittableRandom(seed ^ ((method + path + "#" + nth).hashCode() * 0x9E3779B97F4A7C15L));
        int roll = dice.nextInt(ALL);
        if (roll < refused) {
            return new Fault.Refused(refusal(!method.equals("GET"), dice));
        }
        if (roll < refused + lost) {
            return dice.nextBoolean() ? new Fault.RequestLost() : new Fault.AnswerLost();
        }
        return roll < refused + lost + timedOut ? new Fault.TimedOut() : Fault.NONE;
    }

    private static Refusal refusal(boolean writes, SplittableRandom dice) {
        if (writes && dice.nextBoolean()) {
            return Refusal.conflict("objects", "it", "somebody was faster");
        }
        return READING.get(dice.nextInt(READING.size())).get();
    }
}
