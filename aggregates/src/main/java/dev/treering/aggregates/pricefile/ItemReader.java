package dev.treering.aggregates.pricefile;

import dev.treering.events.prices.Basis;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Scope;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** One item of a price book: what a SKU costs, and what surrounds the price. */
final class ItemReader {

    static final Keys KEYS = Keys.of("sku", "price")
            .allowing(
                    "basis",
                    "measure",
                    "scope",
                    "unit",
                    "included",
                    "pool",
                    "discountPercent",
                    "minimum",
                    "maximum",
                    "taxCategory");

    /** What is about quantities does not go with a price that knows none: a whole month of time, a fee. */
    private static final Map<String, List<String>> NOT_OF = Map.of(
            PriceReader.CALENDAR_PRORATED,
            List.of("unit", "measure", "included"),
            PriceReader.FLAT,
            List.of("unit", "measure", "included", "pool"));

    private final YamlReader yaml;
    private final PriceReader prices;
    private final UnitReader units;
    private final Collection<String> pools;
    private final Set<Sku> seen = new HashSet<>();

    /** What does not go with a price of this model. */
    static List<String> notOf(String model) {
        return NOT_OF.getOrDefault(model, List.of());
    }

    /** @param pools the names that an item may name */
    ItemReader(YamlReader yaml, Collection<String> pools) {
        this.yaml = yaml;
        this.prices = new PriceReader(yaml);
        this.units = new UnitReader(yaml);
        this.pools = pools;
    }

    /** Items are read one after the other: a SKU that was there before is told. */
    Optional<PriceItem> read(Node node) {
        var keys = KEYS.elsewhere(PriceReader.members(), "is a member of the price, not of the item");
        return yaml.members(node, "the item", keys).flatMap(this::item);
    }

    private Optional<PriceItem> item(Map<String, Node> members) {
        Node skuNode = members.get("sku");
        var sku = yaml.scalar(skuNode, "sku", Sku::new);
        if (skuNode != null && sku.isPresent() && !seen.add(sku.get())) {
            yaml.problem(skuNode, "sku " + sku.get() + " is there more than once; allowed is once");
        }
        Node priceNode = members.get("price");
        Optional<Price> price = priceNode == null ? Optional.empty() : prices.read(priceNode);
        if (priceNode != null) {
            String model = yaml.text(priceNode, "model").orElse("");
            notOf(model).forEach(key -> refuse(members.get(key), key, model));
        }
        var terms = terms(members);
        return sku.flatMap(named -> price.map(found -> new PriceItem(named, found, terms)));
    }

    private void refuse(@Nullable Node node, String key, String model) {
        if (node != null) {
            yaml.problem(
                    node,
                    key + " does not go with the model " + model
                            + ", which knows no quantity; rate-with-cap and per-unit" + " do");
        }
    }

    private ItemTerms terms(Map<String, Node> members) {
        var plain = ItemTerms.PLAIN;
        var limits = Limits.read(yaml, members);
        return new ItemTerms(
                choice(members, "basis", Basis.class, plain.basis()),
                choice(members, "measure", Measure.class, plain.measure()),
                choice(members, "scope", Scope.class, plain.scope()),
                units.read(members.get("unit")),
                yaml.scalar(members.get("included"), "included", BookValues.notNegative("included"), BigDecimal.ZERO),
                yaml.scalar(members.get("pool"), "pool", this::pool),
                yaml.scalar(
                        members.get("discountPercent"),
                        "discountPercent",
                        BookValues.percent("discountPercent"),
                        BigDecimal.ZERO),
                limits.minimum(),
                limits.maximum(),
                yaml.scalar(
                        members.get("taxCategory"),
                        "taxCategory",
                        BookValues.name("taxCategory"),
                        plain.taxCategory()));
    }

    private <E extends Enum<E>> E choice(Map<String, Node> members, String key, Class<E> choices, E otherwise) {
        @Nullable Node node = members.get(key);
        return yaml.scalar(node, key, word -> Words.choice(key, choices, word), otherwise);
    }

    private String pool(String name) {
        if (pools.isEmpty()) {
            throw new IllegalArgumentException("pool is '" + name + "'; the book has no pools");
        }
        if (!pools.contains(name)) {
            throw Words.unknown("pool", name, List.copyOf(pools));
        }
        return name;
    }
}
