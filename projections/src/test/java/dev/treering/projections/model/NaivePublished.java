package dev.treering.projections.model;

import dev.treering.events.facts.PriceFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.facts.PriceFact.FxRateFixed;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.rating.FxRate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What was published for everybody, in log order. */
final class NaivePublished {

    private final List<PriceFact> facts = new ArrayList<>();

    void add(PriceFact fact) {
        facts.add(fact);
    }

    /** A version is immutable: the first that was published under a name is it. */
    Optional<BookPublished> book(PriceBookVersion version) {
        return facts.stream()
                .filter(BookPublished.class::isInstance)
                .map(BookPublished.class::cast)
                .filter(book -> book.book().equals(version))
                .findFirst();
    }

    Optional<FxRate> rate(Currency from, Currency to, LocalDate day) {
        return facts.stream()
                .filter(FxRateFixed.class::isInstance)
                .map(FxRateFixed.class::cast)
                .filter(rate -> rate.base().equals(from)
                        && rate.quote().equals(to)
                        && !rate.from().isAfter(day))
                .reduce((one, later) -> later.from().isBefore(one.from()) ? one : later)
                .map(rate -> new FxRate(from, to, rate.rate(), rate.from(), rate.source()));
    }
}
