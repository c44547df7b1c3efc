package dev.treering.aggregates.pricefile;

import dev.treering.events.prices.Price;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** A price: a model, and the figures that belong to it. */
final class PriceReader {

    static final String CALENDAR_PRORATED = "calendar-prorated";
    static final String FLAT = "flat";
    static final String MONTH = "month";

    private static final Map<String, Keys> BY_MODEL = byModel();

    /** What any price may have: for one whose model is not known. */
    private static final Keys ANY =
            Keys.of("model").allowing("amount", "per", "cap", "tiers", "size", "percent", "perEvent", "prorated");

    private final YamlReader yaml;
    private final TierReader tiers;

    PriceReader(YamlReader yaml) {
        this.yaml = yaml;
        this.tiers = new TierReader(yaml);
    }

    private static Map<String, Keys> byModel() {
        Map<String, Keys> members = new LinkedHashMap<>();
        members.put(CALENDAR_PRORATED, Keys.of("model", "amount", "per"));
        members.put("rate-with-cap", Keys.of("model", "amount", "cap"));
        members.put("per-unit", Keys.of("model", "amount"));
        members.put("graduated", Keys.of("model", "tiers"));
        members.put("volume", Keys.of("model", "tiers"));
        members.put("package", Keys.of("model", "amount", "size"));
        members.put("percentage", Keys.of("model", "percent").allowing("perEvent"));
        members.put(FLAT, Keys.of("model", "amount").allowing("prorated"));
        members.put("free", Keys.of("model"));
        return members;
    }

    /** The members of a price of this model. */
    static Keys members(String model) {
        return BY_MODEL.getOrDefault(model, ANY);
    }

    /** All members that prices have, of whatever model. */
    static List<String> members() {
        return ANY.known();
    }

    Optional<Price> read(Node node) {
        String model = yaml.text(node, "model").orElse("");
        var keys = members(model);
        var told = keys.elsewhere(
                        List.of("per"),
                        "does not belong to the model " + model
                                + "; what its quantities are in is the unit of the item")
                .elsewhere(
                        ANY.known(),
                        "does not belong to the model " + model + "; its members are "
                                + String.join(", ", keys.known()))
                .elsewhere(ItemReader.KEYS.known(), "is a member of the item, not of the price");
        return yaml.members(node, "the price", told).flatMap(this::price);
    }

    private Optional<Price> price(Map<String, Node> members) {
        var model = yaml.scalar(members.get("model"), "model", PriceReader::model);
        var amount = figure(members, "amount");
        var per = yaml.scalar(members.get("per"), "per", PriceReader::month);
        var cap = figure(members, "cap");
        var tiered = tiers.read(members.get("tiers"));
        var size = yaml.scalar(members.get("size"), "size", BookValues.positive("size"));
        var percent = yaml.scalar(members.get("percent"), "percent", BookValues.percent("percent"));
        var perEvent = figure(members, "perEvent").orElse(BigDecimal.ZERO);
        boolean prorated =
                yaml.scalar(members.get("prorated"), "prorated", text -> BookValues.truth("prorated", text), false);
        return switch (model.orElse("")) {
            case CALENDAR_PRORATED -> amount.filter(_ -> per.isPresent()).map(Price.CalendarProrated::new);
            case "rate-with-cap" -> amount.flatMap(rate -> cap.map(most -> new Price.RateWithCap(rate, most)));
            case "per-unit" -> amount.map(Price.PerUnit::new);
            case "graduated" -> tiered.map(Price.Graduated::new);
            case "volume" -> tiered.map(Price.Volume::new);
            case "package" -> amount.flatMap(each -> size.map(units -> new Price.Package(each, units)));
            case "percentage" -> percent.map(part -> new Price.Percentage(part, perEvent));
            case FLAT -> amount.map(each -> new Price.Flat(each, prorated));
            case "free" -> Optional.of(new Price.Free());
            default -> Optional.empty();
        };
    }

    private Optional<BigDecimal> figure(Map<String, Node> members, String key) {
        return yaml.scalar(members.get(key), key, BookValues.notNegative(key));
    }

    private static String model(String text) {
        if (!Price.MODELS.contains(text)) {
            throw Words.unknown("model", text, Price.MODELS);
        }
        return text;
    }

    private static String month(String text) {
        if (!text.equals(MONTH)) {
            throw new IllegalArgumentException("per is '" + text + "'; allowed is " + MONTH);
        }
        return text;
    }
}
