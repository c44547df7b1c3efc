package dev.treering.aggregates.pricefile;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** The least and the most that something comes to; an item has them, and a book. */
record Limits(Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {

    /** Reads both. A minimum that no maximum allows is noted, and left out. */
    static Limits read(YamlReader yaml, Map<String, Node> members) {
        @Nullable Node least = members.get("minimum");
        var minimum = yaml.scalar(least, "minimum", BookValues.notNegative("minimum"));
        var maximum = yaml.scalar(members.get("maximum"), "maximum", BookValues.notNegative("maximum"));
        if (least != null
                && minimum.isPresent()
                && maximum.isPresent()
                && minimum.get().compareTo(maximum.get()) > 0) {
            yaml.problem(
                    least,
                    "minimum is " + minimum.get().toPlainString() + "; allowed is up to maximum, "
                            + maximum.get().toPlainString());
            return new Limits(Optional.empty(), maximum);
        }
        return new Limits(minimum, maximum);
    }
}
