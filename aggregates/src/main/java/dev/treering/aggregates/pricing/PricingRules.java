package dev.treering.aggregates.pricing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.aggregates.decision.Command.ForPriceBook.Publish;
import dev.treering.aggregates.decision.Command.ForRates.FixFxRate;
import dev.treering.aggregates.rule.Model;
import dev.treering.aggregates.rule.Rule;
import dev.treering.aggregates.rule.Scope;
import dev.treering.aggregates.rule.Subject;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.vocabulary.Hash;
import java.util.List;
import java.util.Optional;

/** The rules of price books and rates of exchange. */
public final class PricingRules {

    private static final Model<PriceBook> PRICE_BOOK =
            new Model<>(PriceBook.class, PriceBook.UNPUBLISHED, PriceBook::evolve);

    private static final Model<Rates> RATES = new Model<>(Rates.class, Rates.NONE, Rates::evolve);

    /** One rule for each command about what things cost. */
    public static final List<Rule<?, ?>> ALL = List.of(
            Rule.of(
                            "treering.price.publish-book",
                            Publish.class,
                            PRICE_BOOK,
                            publish -> Scope.story(
                                    Subject.priceBook(publish.book().book().id()), PriceFact.class),
                            (book, publish, _) -> book.decide(publish))
                    .checking(PricingRules::problem),
            Rule.of(
                            "treering.price.fix-fx-rate",
                            FixFxRate.class,
                            RATES,
                            _ -> Scope.story(Subject.FX, PriceFact.FxRateFixed.class)
                                    .and(Subject.CALENDAR, ClockFact.class),
                            (rates, fix, _) -> rates.decide(fix))
                    .checking(PricingRules::problem));

    private PricingRules() {}

    /** A hash that does not vouch for the source would make the book immutable in name only. */
    private static Optional<String> problem(Publish command) {
        var book = command.book();
        var content = Hash.of(book.source().getBytes(UTF_8));
        return book.contentHash().equals(content)
                ? Optional.empty()
                : Optional.of("contentHash is " + book.contentHash() + "; that of the source is " + content);
    }

    private static Optional<String> problem(FixFxRate command) {
        return command.wished().source().isBlank()
                ? Optional.of("source is empty; allowed is who says so, such as ECB")
                : Optional.empty();
    }
}
