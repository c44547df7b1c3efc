package dev.treering.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of rating, in the order in which it is told: each side on many small subscriptions, and on a few large ones.
 * Always counted is what was reported, in whatever form the engine gets it.
 */
enum RatingMeasure implements Measured {
    PEER_MANY("Kill Bill, many subscriptions", null),
    POINTS_MANY("from points", PEER_MANY),
    CELLS_MANY("from a cell a point", PEER_MANY),
    DAYS_MANY("from the month's 30 cells", PEER_MANY),
    PEER_LARGE("Kill Bill, large subscriptions", null),
    POINTS_LARGE("from points", PEER_LARGE),
    CELLS_LARGE("from a cell a point", PEER_LARGE);

    /** Where the time of rating goes. Beginnings of class names, the first that fits holds. */
    static final Map<String, String> LAYERS = layers();

    private final String label;
    private final @Nullable RatingMeasure limit;

    RatingMeasure(String label, @Nullable RatingMeasure limit) {
        this.label = label;
        this.limit = limit;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public RatingMeasure limit() {
        return limit == null ? this : limit;
    }

    private static Map<String, String> layers() {
        var layers = new LinkedHashMap<String, String>();
        for (String step : List.of(
                "Measuring", "Grouping", "Group", "Pools", "ItemCharges", "BookCharges", "Billed", "Bill", "Lines")) {
            layers.put("dev.treering.projections.rating." + step, step);
        }
        layers.put("dev.treering.benchmarks.Cells", "points to days");
        layers.put("dev.treering.benchmarks.OurRating", "pieces");
        layers.put("org.killbill.", "Kill Bill");
        return layers;
    }
}
