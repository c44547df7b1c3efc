package dev.treering.aggregates.pricefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.aggregates.pricefile.PriceBookFile.Parsed;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** The price book in a YAML document. */
final class BookReader {

    private static final String CALENDAR_PRORATED = "calendar-prorated";
    private static final String MONTH = "month";

    private final String source;
    private final YamlReader yaml;

    BookReader(String source, YamlReader yaml) {
        this.source = source;
        this.yaml = yaml;
    }

    Parsed read(Node document) {
        var book = yaml.members(
                        document,
                        "the price book",
                        List.of("id", "version", "currency", "effectiveFrom", "items"),
                        List.of())
                .flatMap(this::book);
        var problems = yaml.problems();
        return book.isPresent() && problems.isEmpty() ? new Parsed.Valid(book.get()) : new Parsed.Invalid(problems);
    }

    private Optional<BookPublished> book(Map<String, Node> members) {
        var id = yaml.scalar(members.get("id"), "id", BookValues::id);
        var version = yaml.scalar(members.get("version"), "version", BookValues::version);
        var currency = yaml.scalar(members.get("currency"), "currency", BookValues::currency);
        var effectiveFrom = yaml.scalar(members.get("effectiveFrom"), "effectiveFrom", BookValues::day);
        var items = items(members.get("items"));
        if (id.isEmpty() || version.isEmpty() || currency.isEmpty() || effectiveFrom.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BookPublished(
                new PriceBookVersion(id.get(), version.get()),
                currency.get(),
                effectiveFrom.get(),
                BookTerms.PLAIN,
                items,
                Hash.of(source.getBytes(UTF_8)),
                source));
    }

    private List<PriceItem> items(@Nullable Node list) {
        List<PriceItem> items = new ArrayList<>();
        Set<Sku> seen = new HashSet<>();
        if (list != null) {
            for (Node node : yaml.items(list, "items")) {
                yaml.members(node, "the item", List.of("sku", "price"), List.of())
                        .flatMap(members -> item(members, seen))
                        .ifPresent(items::add);
            }
        }
        return items;
    }

    private Optional<PriceItem> item(Map<String, Node> members, Set<Sku> seen) {
        Node skuNode = members.get("sku");
        var sku = yaml.scalar(skuNode, "sku", BookValues::sku);
        if (skuNode != null && sku.isPresent() && !seen.add(sku.get())) {
            yaml.problem(skuNode, "sku " + sku.get() + " is there more than once; allowed is once");
        }
        Node priceNode = members.get("price");
        Optional<Price> price = priceNode == null ? Optional.empty() : price(priceNode);
        return sku.isPresent() && price.isPresent()
                ? Optional.of(new PriceItem(sku.get(), price.get()))
                : Optional.empty();
    }

    private Optional<Price> price(Node node) {
        return yaml.members(node, "the price", List.of("model", "amount", "per"), List.of())
                .flatMap(members -> {
                    var model = yaml.scalar(members.get("model"), "model", BookReader::model);
                    var per = yaml.scalar(members.get("per"), "per", BookReader::per);
                    var amount = yaml.scalar(members.get("amount"), "amount", BookValues::amount);
                    return model.isPresent() && per.isPresent() && amount.isPresent()
                            ? Optional.of(new Price.CalendarProrated(amount.get()))
                            : Optional.empty();
                });
    }

    private static String model(String text) {
        if (!text.equals(CALENDAR_PRORATED)) {
            throw new IllegalArgumentException("model is '" + text + "'; known is " + CALENDAR_PRORATED);
        }
        return text;
    }

    private static String per(String text) {
        if (!text.equals(MONTH)) {
            throw new IllegalArgumentException("per is '" + text + "'; allowed is " + MONTH);
        }
        return text;
    }
}
