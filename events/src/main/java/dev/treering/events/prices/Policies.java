package dev.treering.events.prices;

/**
 * What a book says of time that was asked for and could be argued about. Each is a policy with a name, never an accident of code.
 *
 * @param crash the time between a crash and the restart of the same dyno
 * @param bootAllowanceMs time that is not billed at each dyno start, milliseconds; 0 bills from the container's start on
 * @param maintenance the time an app is in maintenance mode while its dynos run
 * @param lost the time between the last proof of life of a lost dyno and the moment it was declared lost
 */
public record Policies(Charging crash, long bootAllowanceMs, Charging maintenance, Charging lost) {

    /** One pays for what was asked for and seen running; in doubt for the customer. */
    public static final Policies AS_OBSERVED = new Policies(Charging.FREE, 0, Charging.BILLED, Charging.FREE);

    /** The longest boot that can be given away at each start. */
    public static final long LONGEST_BOOT_ALLOWANCE_MS = 3_600_000;

    /** Whether a kind of time is billed. */
    public enum Charging {
        BILLED,
        FREE
    }

    public Policies {
        if (bootAllowanceMs < 0 || bootAllowanceMs > LONGEST_BOOT_ALLOWANCE_MS) {
            throw new IllegalArgumentException(
                    "bootAllowanceMs is " + bootAllowanceMs + "; allowed is 0 to " + LONGEST_BOOT_ALLOWANCE_MS);
        }
    }
}
