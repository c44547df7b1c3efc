package dev.treering.aggregates.issuing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * How invoices are to be issued.
 *
 * @param series whose next numbers they get
 * @param on day of issue, UTC
 * @param due day payment is due, UTC
 * @param at when it was asked, UTC: the time the facts hold from
 * @param extensions attributes the facts carry, see {@link dev.treering.events.log.Extensions}
 */
public record Order(String series, LocalDate on, LocalDate due, Instant at, Map<String, String> extensions) {

    public Order {
        extensions = Map.copyOf(extensions);
    }
}
