package dev.treering.aggregates.pricefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** The price book in a YAML document. */
final class BookReader {

    static final Keys KEYS = Keys.of("id", "version", "currency", "effectiveFrom", "items")
            .allowing("policies", "pools", "minimum", "maximum");

    private final String source;
    private final YamlReader yaml;

    BookReader(String source, YamlReader yaml) {
        this.source = source;
        this.yaml = yaml;
    }

    Optional<BookPublished> read(Node document) {
        return yaml.members(document, "the price book", KEYS).flatMap(this::book);
    }

    private Optional<BookPublished> book(Map<String, Node> members) {
        var id = yaml.scalar(members.get("id"), "id", BookValues::id);
        var version = yaml.scalar(members.get("version"), "version", BookValues::version);
        var currency = yaml.scalar(members.get("currency"), "currency", BookValues::currency);
        var effectiveFrom = yaml.scalar(members.get("effectiveFrom"), "effectiveFrom", BookValues::day);
        var beside = new TermsReader(yaml);
        var terms = beside.read(members);
        var items = items(members.get("items"), new ItemReader(yaml, beside.poolNames()));
        if (id.isEmpty() || version.isEmpty() || currency.isEmpty() || effectiveFrom.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BookPublished(
                new PriceBookVersion(id.get(), version.get()),
                currency.get(),
                effectiveFrom.get(),
                terms,
                items,
                Hash.of(source.getBytes(UTF_8)),
                source));
    }

    private List<PriceItem> items(@Nullable Node list, ItemReader reader) {
        List<PriceItem> items = new ArrayList<>();
        if (list != null) {
            for (Node node : yaml.items(list, "items")) {
                reader.read(node).ifPresent(items::add);
            }
        }
        return items;
    }
}
