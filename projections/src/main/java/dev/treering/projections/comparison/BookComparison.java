package dev.treering.projections.comparison;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.vocabulary.DynoSize;
import java.util.List;
import java.util.Optional;

/**
 * One partition of the log folded on other terms, by the rules that state what is charged. A period that is not closed on the log
 * is not stated here either.
 */
public final class BookComparison {

    private final OtherTerms terms;
    private final StatedFold fold;

    private BookComparison(OtherTerms terms, StatedFold fold) {
        this.terms = terms;
        this.fold = fold;
    }

    /** With the sizes and books of the same log; empty where the book is not published. */
    public static Optional<BookComparison> of(Wanted wanted, Sizes sizes) {
        return sizes.book(wanted.book())
                .map(book -> new BookComparison(
                        new OtherTerms(
                                sizes.withNotOffered(book, wanted.equivalents()),
                                sizes.replaced(book, wanted.equivalents()),
                                wanted.withAgreements()),
                        new StatedFold(sizes.notOffered(book, wanted.equivalents()).stream()
                                .map(DynoSize::value)
                                .toList())));
    }

    /** Takes in the next fact of the partition. */
    public void accept(LoggedFact logged) {
        terms.of(logged.fact()).forEach(fact -> fold.accept(logged, fact));
    }

    /** What the book comes to, by account, period and mode. */
    public List<Charged> charged() {
        return List.copyOf(fold.charged().values());
    }
}
