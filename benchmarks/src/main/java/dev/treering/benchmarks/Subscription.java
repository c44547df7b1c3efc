package dev.treering.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What one customer used of one meter in a calendar month (UTC).
 *
 * @param points in order of time
 */
public record Subscription(String name, List<Point> points) {

    /** A quantity that was reported. */
    public record Point(Instant at, BigDecimal quantity) {}

    public Subscription {
        points = List.copyOf(points);
    }
}
