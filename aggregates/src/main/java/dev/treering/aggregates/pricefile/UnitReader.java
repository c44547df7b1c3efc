package dev.treering.aggregates.pricefile;

import dev.treering.events.prices.Unit;
import dev.treering.events.prices.Unit.Rounding;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What quantities are in: the word of a well-known unit of time, or a name with a size. */
final class UnitReader {

    /** Milliseconds, as time is metered, in each unit whose word is enough. */
    static final Map<String, BigDecimal> TIME = time();

    static final Keys KEYS = Keys.of("name").allowing("size", "rounding");

    private static final String WORDS = String.join(", ", TIME.keySet());

    private final YamlReader yaml;

    UnitReader(YamlReader yaml) {
        this.yaml = yaml;
    }

    private static Map<String, BigDecimal> time() {
        Map<String, BigDecimal> time = new LinkedHashMap<>();
        time.put("second", BigDecimal.valueOf(1000));
        time.put("minute", BigDecimal.valueOf(60_000));
        time.put("hour", BigDecimal.valueOf(3_600_000));
        time.put("day", BigDecimal.valueOf(86_400_000));
        return time;
    }

    /** The unit as it is metered where nothing is said. */
    Unit read(@Nullable Node node) {
        Optional<Unit> unit = Optional.empty();
        if (node instanceof ScalarNode) {
            unit = yaml.scalar(node, "unit", UnitReader::wellKnown);
        } else if (node != null) {
            unit = yaml.members(node, "the unit", KEYS).flatMap(members -> named(node, members));
        }
        return unit.orElse(Unit.METERED);
    }

    private static Unit wellKnown(String word) {
        if (!TIME.containsKey(word)) {
            throw new IllegalArgumentException(
                    "unit is '" + word + "'; " + Words.suggestion(word, List.copyOf(TIME.keySet())) + "known are "
                            + WORDS + "; any other is a mapping with name, size");
        }
        return new Unit(word, TIME.get(word), Rounding.EXACT);
    }

    private Optional<Unit> named(Node node, Map<String, Node> members) {
        var name = yaml.scalar(members.get("name"), "name", BookValues.name("name"));
        var rounding = yaml.scalar(
                members.get("rounding"),
                "rounding",
                word -> Words.choice("rounding", Rounding.class, word),
                Rounding.EXACT);
        var size = yaml.scalar(members.get("size"), "size", BookValues.positive("size"))
                .or(() -> name.map(TIME::get));
        if (name.isPresent() && size.isEmpty() && !members.containsKey("size")) {
            yaml.problem(node, "size is missing in the unit; only " + WORDS + " have a size of their own");
        }
        return name.flatMap(called -> size.map(each -> new Unit(called, each, rounding)));
    }
}
