package dev.treering.projections.cases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Usage, a plan and an answer that others gave. Figures stand in the files as text, so that none is ever a binary fraction. */
record Case(String peer, String name, JsonNode json) {

    JsonNode plan() {
        return json.path("plan");
    }

    JsonNode usage() {
        return json.path("usage");
    }

    JsonNode expected() {
        return json.path("expected");
    }

    /** What the lists call it. */
    String title() {
        return peer + ": " + name;
    }

    static boolean has(JsonNode node, String member) {
        return node.hasNonNull(member);
    }

    static String text(JsonNode node, String member) {
        if (!has(node, member)) {
            throw new Untranslatable("no " + member + " in " + node);
        }
        return node.path(member).asString();
    }

    static BigDecimal figure(JsonNode node, String member) {
        return new BigDecimal(text(node, member));
    }

    static BigDecimal figureOr0(JsonNode node, String member) {
        return optional(node, member).orElse(BigDecimal.ZERO);
    }

    static Optional<BigDecimal> optional(JsonNode node, String member) {
        return has(node, member) ? Optional.of(figure(node, member)) : Optional.empty();
    }

    static List<BigDecimal> figures(JsonNode array) {
        return elements(array).stream()
                .map(element -> new BigDecimal(element.asString()))
                .toList();
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Minor units as the amount they are: 1234 of two decimals is 12.34. */
    static BigDecimal cents(JsonNode node, String member) {
        return figure(node, member).movePointLeft(2);
    }

    static BigDecimal at(int places, BigDecimal figure) {
        return figure.setScale(places, RoundingMode.HALF_UP);
    }
}
