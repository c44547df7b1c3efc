package dev.treering.server.invoicing.delivery;

/**
 * What a provider allows.
 *
 * @param perSecond invoices a second, from 1
 * @param batch invoices in one request, from 1
 * @param concurrent requests at once, from 1
 */
public record Limits(int perSecond, int batch, int concurrent) {

    public Limits {
        if (perSecond < 1 || batch < 1 || concurrent < 1) {
            throw new IllegalArgumentException("limits are " + perSecond + " a second, batches of " + batch + ", "
                    + concurrent + " at once; allowed is 1 or more of each");
        }
    }
}
