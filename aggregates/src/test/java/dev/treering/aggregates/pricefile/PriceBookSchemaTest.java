package dev.treering.aggregates.pricefile;

import static dev.treering.aggregates.pricefile.Books.HEAD;
import static dev.treering.aggregates.pricefile.Books.ITEM;
import static dev.treering.aggregates.pricefile.Books.withItem;
import static dev.treering.aggregates.pricefile.Books.withPrice;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.treering.aggregates.pricefile.PriceBookFile.Parsed.Invalid;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Policies.Charging;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Unit.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema for editors says what the reader says: as far as a schema can. */
class PriceBookSchemaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode DOCUMENT = JSON.readTree(Checkout.text("docs/price-book.schema.json"));
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(DOCUMENT);

    private static List<Error> errors(String yaml) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(JSON.valueToTree(loaded));
    }

    private static JsonNode definition(String name) {
        return DOCUMENT.path("$defs").path(name);
    }

    static Stream<String> validBooks() {
        var terms = """
                minimum: "0"
                maximum: 500
                policies: { crash: billed, boot: { free: 30s }, maintenance: free, lost: billed }
                pools:
                  - { name: hours, quantity: "0.5", unit: { name: hour, rounding: up } }
                  - { name: GB, quantity: 10, unit: { name: GB, size: 1000000000 } }
                """;
        var item = """
                price: { model: percentage, percent: 100 }
                basis: running
                measure: peak
                scope: app
                unit: minute
                included: 1
                pool: hours
                discountPercent: "99.99"
                minimum: 1
                maximum: "1.5"
                taxCategory: software
                """;
        return Stream.concat(
                ReadingPricesTest.WRITTEN.stream().map(Books::withPrice),
                Stream.of(
                        HEAD + ITEM,
                        HEAD + "policies: { boot: billed }\n" + ITEM,
                        withItem(item).replace("items:", terms + "items:"),
                        Checkout.text("price-books/heroku-fir.yaml"),
                        Checkout.text("price-books/heroku-cedar.yaml")));
    }

    @ParameterizedTest
    @MethodSource("validBooks")
    void what_the_reader_takes_the_schema_takes(String book) {
        assertThat(Books.read(book)).isNotNull();
        assertThat(errors(book)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "price: { model: per-unti, amount: 1 }",
                "price: { model: per-unit }",
                "price: { model: per-unit, amount: 1, cap: 2 }",
                "price: { model: per-unit, amount: \"1e3\" }",
                "price: { model: per-unit, amount: -1 }",
                "price: { model: per-unit, amount: \"0.1234567890123\" }",
                "price: { model: package, amount: 1, size: \"0.0\" }",
                "price: { model: percentage, percent: \"100.1\" }",
                "price: { model: graduated, tiers: [] }",
                "price: { model: graduated, tiers: [ { upTo: 3 } ] }",
                "price: { model: calendar-prorated, amount: 1, per: hour }",
                "price: { model: calendar-prorated, amount: 1, per: month }\nunit: hour",
                "price: { model: flat, amount: 1 }\nincluded: 3",
                "price: { model: free }\nunit: hours",
                "price: { model: free }\nunit: { name: GB }",
                "price: { model: free }\nbasis: FORMATION",
                "price: { model: free }\nnote: cheap",
                "price: { model: free }\ntaxCategory: \"\"",
            })
    void what_the_schema_can_refuse_of_an_item_both_refuse(String item) {
        assertThat(PriceBookFile.parse(withItem(item))).isInstanceOf(Invalid.class);
        assertThat(errors(withItem(item))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policies: { crash: no }",
                "policies: { boot: free }",
                "policies: { boot: { free: 30 } }",
                "pools: [ { name: eco, quantity: 3 } ]",
                "pools: {}",
                "minimum: -3",
                "currncy: USD"
            })
    void what_the_schema_can_refuse_of_a_book_both_refuse(String line) {
        assertThat(PriceBookFile.parse(HEAD + line + "\n" + ITEM)).isInstanceOf(Invalid.class);
        assertThat(errors(HEAD + line + "\n" + ITEM)).isNotEmpty();
    }

    /** Where the schema describes a mapping, and the members the reader knows there. */
    static final List<Map.Entry<JsonNode, Keys>> MAPPINGS = mappings();

    private static List<Map.Entry<JsonNode, Keys>> mappings() {
        List<Map.Entry<JsonNode, Keys>> mappings = new ArrayList<>(List.of(
                Map.entry(DOCUMENT, BookReader.KEYS),
                Map.entry(definition("item"), ItemReader.KEYS),
                Map.entry(definition("policies"), TermsReader.POLICIES),
                Map.entry(definition("boot"), TermsReader.BOOT),
                Map.entry(definition("pool"), TermsReader.POOL),
                Map.entry(definition("named-unit"), UnitReader.KEYS),
                Map.entry(definition("tier"), TierReader.KEYS)));
        Price.MODELS.forEach(
                model -> mappings.add(Map.entry(definition("price-" + model), PriceReader.members(model))));
        return mappings;
    }

    @ParameterizedTest
    @FieldSource("MAPPINGS")
    void both_know_the_same_members(Map.Entry<JsonNode, Keys> mapping) {
        JsonNode described = mapping.getKey();

        assertThat(described.path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(mapping.getValue().known());
        assertThat(texts(described.path("required")))
                .containsExactlyInAnyOrderElementsOf(mapping.getValue().required());
        assertThat(described.path("additionalProperties").booleanValue()).isFalse();
    }

    @Test
    void both_know_the_same_words() {
        assertThat(words("item", "basis")).isEqualTo(Words.all(Basis.class));
        assertThat(words("item", "measure")).isEqualTo(Words.all(Measure.class));
        assertThat(words("item", "scope")).isEqualTo(Words.all(Scope.class));
        assertThat(words("named-unit", "rounding")).isEqualTo(Words.all(Rounding.class));
        assertThat(words("price", "model")).isEqualTo(Price.MODELS);
        assertThat(texts(definition("charging").path("enum"))).isEqualTo(Words.all(Charging.class));
        assertThat(texts(definition("unit").path("anyOf").path(0).path("enum")))
                .isEqualTo(List.copyOf(UnitReader.TIME.keySet()));
    }

    @Test
    void every_model_of_the_reader_can_be_chosen() {
        assertThat(definition("price")
                        .path("oneOf")
                        .valueStream()
                        .map(each -> each.path("$ref").stringValue()))
                .containsExactlyElementsOf(Price.MODELS.stream()
                        .map(model -> "#/$defs/price-" + model)
                        .toList());
    }

    @Test
    void both_refuse_the_same_members_with_a_model() {
        for (JsonNode rule : definition("item").path("allOf")) {
            String model =
                    rule.at("/if/properties/price/properties/model/const").stringValue();
            assertThat(rule.at("/then/properties").propertyNames())
                    .as(model)
                    .containsExactlyInAnyOrderElementsOf(ItemReader.notOf(model));
        }
        assertThat(Price.MODELS.stream()
                        .filter(model -> !ItemReader.notOf(model).isEmpty()))
                .hasSize(definition("item").path("allOf").size());
    }

    private static List<String> words(String definition, String member) {
        return texts(definition(definition).path("properties").path(member).path("enum"));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void the_shipped_books_name_the_schema_for_editors() {
        for (var book : List.of("heroku-fir", "heroku-cedar")) {
            assertThat(Checkout.text("price-books/" + book + ".yaml"))
                    .startsWith("# yaml-language-server: $schema=../docs/price-book.schema.json\n");
        }
        assertThat(errors(withPrice("{ model: free }"))).isEmpty();
    }
}
