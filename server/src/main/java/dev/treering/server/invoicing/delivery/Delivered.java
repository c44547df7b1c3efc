package dev.treering.server.invoicing.delivery;

import dev.treering.events.vocabulary.InvoiceNumber;
import java.util.List;

/**
 * What became of invoices that were sent.
 *
 * @param taken how many the provider has
 * @param refused that it will never take as they are
 * @param unanswered that it may or may not have; to be sent again another time
 */
public record Delivered(int taken, List<Left> refused, List<Left> unanswered) {

    /** One that was not delivered, and why. */
    public record Left(InvoiceNumber invoice, String reason) {}

    public Delivered {
        refused = List.copyOf(refused);
        unanswered = List.copyOf(unanswered);
    }
}
