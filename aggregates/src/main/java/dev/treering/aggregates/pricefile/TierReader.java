package dev.treering.aggregates.pricefile;

import dev.treering.events.prices.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** The tiers of a graduated or volume price: they rise, and only the last has no end. */
final class TierReader {

    static final Keys KEYS = Keys.of("amount").allowing("upTo", "flat", "block");

    private final YamlReader yaml;

    TierReader(YamlReader yaml) {
        this.yaml = yaml;
    }

    /** Where a tier stands, and where its end does. */
    private record Placed(Node at, Optional<Node> end, Tier tier) {}

    /** Empty where there are none, or where they make no price. */
    Optional<List<Tier>> read(@Nullable Node list) {
        if (list == null) {
            return Optional.empty();
        }
        List<Node> nodes = yaml.items(list, "tiers");
        List<Placed> tiers = new ArrayList<>();
        for (Node node : nodes) {
            yaml.members(node, "the tier", KEYS)
                    .flatMap(members -> tier(node, members))
                    .ifPresent(tiers::add);
        }
        boolean whole = !nodes.isEmpty() && tiers.size() == nodes.size();
        return whole && rising(tiers)
                ? Optional.of(tiers.stream().map(Placed::tier).toList())
                : Optional.empty();
    }

    private Optional<Placed> tier(Node node, Map<String, Node> members) {
        Node end = members.get("upTo");
        var upTo = yaml.scalar(end, "upTo", BookValues.positive("upTo"));
        var amount = yaml.scalar(members.get("amount"), "amount", BookValues.notNegative("amount"));
        var flat = yaml.scalar(members.get("flat"), "flat", BookValues.notNegative("flat"), BigDecimal.ZERO);
        var block = yaml.scalar(members.get("block"), "block", BookValues.positive("block"));
        return amount.isEmpty() || end != null && upTo.isEmpty()
                ? Optional.empty()
                : Optional.of(new Placed(node, Optional.ofNullable(end), new Tier(upTo, amount.get(), flat, block)));
    }

    private boolean rising(List<Placed> tiers) {
        boolean rising = true;
        BigDecimal reached = BigDecimal.ZERO;
        for (Placed placed : tiers.subList(0, tiers.size() - 1)) {
            var upTo = placed.tier().upTo();
            if (upTo.isEmpty()) {
                rising = refuse(placed.at(), "upTo is missing in the tier; only the last has no end");
            } else if (upTo.get().compareTo(reached) <= 0) {
                rising = refuse(end(placed), notMore(upTo.get(), reached));
            } else {
                reached = upTo.get();
            }
        }
        Placed last = tiers.getLast();
        if (last.tier().upTo().isPresent()) {
            rising = refuse(end(last), "upTo ends the last tier; allowed is that it has none");
        }
        return rising;
    }

    private static Node end(Placed tier) {
        return tier.end().orElse(tier.at());
    }

    private static String notMore(BigDecimal upTo, BigDecimal reached) {
        return "upTo is " + upTo.toPlainString() + "; tiers rise, allowed is more than " + reached.toPlainString();
    }

    private boolean refuse(Node at, String message) {
        yaml.problem(at, message);
        return false;
    }
}
