package dev.treering.server.invoicing;

import dev.treering.server.invoicing.delivery.Delivered.Left;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a step of a delivery came to.
 *
 * @param considered invoices looked at
 * @param delivered of them that the provider has
 * @param refused that it will never take as they are
 * @param unanswered to be sent again another time
 * @param next where the next step begins, as a log position; empty when there is nothing left
 */
public record DeliveryStep(
        int considered, int delivered, List<Left> refused, List<Left> unanswered, OptionalLong next) {

    public DeliveryStep {
        refused = List.copyOf(refused);
        unanswered = List.copyOf(unanswered);
    }
}
