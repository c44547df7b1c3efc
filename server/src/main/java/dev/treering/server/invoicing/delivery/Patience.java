package dev.treering.server.invoicing.delivery;

import java.time.Duration;

/**
 * How often what was not answered is tried again.
 *
 * @param attempts the most for one invoice, with the first
 * @param first pause after the first attempt; doubled after each further one
 * @param longest pause
 * @param retries the most in one call, as a multiple of the invoices in it: a provider that is ill is not flooded
 */
public record Patience(int attempts, Duration first, Duration longest, int retries) {

    /** About half a minute for each invoice. */
    public static final Patience USUAL = new Patience(10, Duration.ofMillis(100), Duration.ofSeconds(5), 3);

    /** The pause after this many attempts, from 1. */
    Duration after(int attempt) {
        Duration pause = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
