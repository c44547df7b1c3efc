package dev.treering.aggregates.pricefile;

import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.Policies;
import dev.treering.events.prices.Policies.Charging;
import dev.treering.events.prices.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What a price book says beside its prices: policies, pools, the least and the most a statement comes to. */
final class TermsReader {

    static final Keys POLICIES = Keys.of().allowing("crash", "boot", "maintenance", "lost");
    static final Keys BOOT = Keys.of("free");
    static final Keys POOL = Keys.of("name", "quantity", "unit");

    private static final String BILLED = Words.of(Charging.BILLED);

    private final YamlReader yaml;
    private final UnitReader units;
    private final SortedSet<String> poolNames = new TreeSet<>();

    TermsReader(YamlReader yaml) {
        this.yaml = yaml;
        this.units = new UnitReader(yaml);
    }

    /** The names of all pools that were read, also of those with something else wrong. */
    SortedSet<String> poolNames() {
        return poolNames;
    }

    BookTerms read(Map<String, Node> members) {
        var limits = Limits.read(yaml, members);
        return new BookTerms(
                policies(members.get("policies")), pools(members.get("pools")), limits.minimum(), limits.maximum());
    }

    private Policies policies(@Nullable Node node) {
        return node == null
                ? Policies.AS_OBSERVED
                : yaml.members(node, "policies", POLICIES).map(this::policies).orElse(Policies.AS_OBSERVED);
    }

    private Policies policies(Map<String, Node> members) {
        var plain = Policies.AS_OBSERVED;
        return new Policies(
                charging(members, "crash", plain.crash()),
                boot(members.get("boot")),
                charging(members, "maintenance", plain.maintenance()),
                charging(members, "lost", plain.lost()));
    }

    private Charging charging(Map<String, Node> members, String policy, Charging otherwise) {
        return yaml.scalar(members.get(policy), policy, word -> Words.choice(policy, Charging.class, word), otherwise);
    }

    /** Billed from the container's start on, or free for so long at each start. */
    private long boot(@Nullable Node node) {
        if (node == null || node instanceof ScalarNode) {
            return yaml.scalar(node, "boot", TermsReader::bootBilled, 0L);
        }
        return yaml.members(node, "boot", BOOT)
                .flatMap(members -> yaml.scalar(members.get("free"), "free", BookValues::bootAllowanceMs))
                .orElse(0L);
    }

    private static long bootBilled(String word) {
        if (!word.equals(BILLED)) {
            throw new IllegalArgumentException(
                    "boot is '" + word + "'; allowed are billed, or { free: 30s } for so long at each start");
        }
        return 0;
    }

    private List<Pool> pools(@Nullable Node list) {
        List<Pool> pools = new ArrayList<>();
        if (list != null) {
            for (Node node : yaml.items(list, "pools")) {
                yaml.members(node, "the pool", POOL).flatMap(this::pool).ifPresent(pools::add);
            }
        }
        return pools;
    }

    private Optional<Pool> pool(Map<String, Node> members) {
        Node nameNode = members.get("name");
        var name = yaml.scalar(nameNode, "name", BookValues.name("name"));
        if (nameNode != null && name.isPresent() && !poolNames.add(name.get())) {
            yaml.problem(nameNode, "pool " + name.get() + " is there more than once; allowed is once");
        }
        var quantity = yaml.scalar(members.get("quantity"), "quantity", BookValues.notNegative("quantity"));
        var unit = units.read(members.get("unit"));
        return name.flatMap(called -> quantity.map(each -> new Pool(called, each, unit)));
    }
}
