package dev.treering.aggregates.pricefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.pricefile.PriceBookFile.Parsed.Invalid;
import dev.treering.aggregates.pricefile.PriceBookFile.Parsed.Valid;
import dev.treering.aggregates.pricefile.PriceBookFile.Problem;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.PriceItem;
import java.util.List;

/** Price books for tests of the reader. */
final class Books {

    /** Four lines; what follows is at the level of the book. */
    static final String HEAD = """
            id: list
            version: 1
            currency: USD
            effectiveFrom: 2026-01-01
            """;

    /** An item, for books that are about something else. */
    static final String ITEM = """
            items:
              - sku: dyno-1c-4gb
                price: { model: calendar-prorated, amount: "80", per: month }
            """;

    private static final String MARK = "»";

    private Books() {}

    static BookPublished read(String yaml) {
        var parsed = PriceBookFile.parse(yaml);
        assertThat(parsed).isInstanceOf(Valid.class);
        return ((Valid) parsed).book();
    }

    /** The book's only item. */
    static PriceItem item(String yaml) {
        var items = read(yaml).items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    static List<Problem> problems(String yaml) {
        var parsed = PriceBookFile.parse(yaml);
        assertThat(parsed).isInstanceOf(Invalid.class);
        return ((Invalid) parsed).problems();
    }

    /** A book with one item whose members after the SKU are these, on line 7 in flow style, from column 5. */
    static String withItem(String members) {
        return HEAD + "items:\n  - sku: thing\n    " + members.strip().replace("\n", "\n    ") + "\n";
    }

    /** A book with one item that has this price, which begins on line 7, column 12. */
    static String withPrice(String price) {
        return withItem("price: " + price);
    }

    /** The problem that is told of a file at the place of its mark, which is taken out before it is read. */
    static void refusesAtTheMark(String marked, String message) {
        int at = marked.indexOf(MARK);
        int line = (int) marked.substring(0, at).lines().count();
        int column = at - marked.lastIndexOf('\n', at);
        assertThat(problems(marked.replace(MARK, ""))).containsExactly(new Problem(line, column, message));
    }
}
