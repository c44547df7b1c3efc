package dev.treering.projections.comparison;

import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One partition of the log folded twice, as it is and on supposed terms, by the rules that state what is charged. Says statement by
 * statement what would be another; a correction counts in the statement that states it. Writes nothing to anywhere.
 */
public final class WhatIf {

    private static final FactId SUPPOSITION = new FactId("treering/what-if", "supposition");

    private final StatedFold was = new StatedFold(List.of());
    private final StatedFold wouldBe = new StatedFold(List.of());
    private final SupposedTerms terms;

    private WhatIf(SupposedTerms terms) {
        this.terms = terms;
        terms.first()
                .map(book -> new LoggedFact(0, SUPPOSITION, Instant.EPOCH, Instant.EPOCH, Map.of(), book))
                .ifPresent(wouldBe::accept);
    }

    /** With the sizes and books of the same log; empty where the supposed book is not published. */
    public static Optional<WhatIf> of(Supposed supposed, Sizes sizes) {
        if (supposed.book().isEmpty()) {
            return Optional.of(new WhatIf(new SupposedTerms(supposed, Optional.empty(), new Replacement(Map.of()))));
        }
        Optional<BookPublished> found = supposed.found(supposed.book().get(), sizes);
        return found.map(
                book -> new WhatIf(new SupposedTerms(supposed, found, sizes.replaced(book, supposed.equivalents()))));
    }

    /** Takes in the next fact of the partition. */
    public void accept(LoggedFact logged) {
        was.accept(logged);
        terms.of(logged.fact()).forEach(fact -> wouldBe.accept(logged, fact));
    }

    /** Every statement of the supposed months up to and with {@code until}, by account, period and mode. */
    public List<Change> changes(Optional<YearMonth> until) {
        var places = new TreeSet<>(was.charged().keySet());
        places.addAll(wouldBe.charged().keySet());
        return places.stream()
                .filter(place -> terms.holdsIn(place.period()))
                .filter(place -> until.isEmpty() || !place.period().isAfter(until.get()))
                .map(place -> Change.of(
                        place,
                        Optional.ofNullable(was.charged().get(place)),
                        Optional.ofNullable(wouldBe.charged().get(place))))
                .toList();
    }
}
