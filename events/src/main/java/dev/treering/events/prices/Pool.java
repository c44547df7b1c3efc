package dev.treering.events.prices;

import java.math.BigDecimal;

/**
 * A quantity of a calendar month that all apps of an account share, such as Eco dyno hours. Used up by day; on one day by what
 * costs most first, then in the order of the lines.
 *
 * @param name as items name it
 * @param unit what {@code quantity} is in
 */
public record Pool(String name, BigDecimal quantity, Unit unit) {
    public Pool {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is empty");
        }
        Figures.notNegative("quantity", quantity);
    }
}
