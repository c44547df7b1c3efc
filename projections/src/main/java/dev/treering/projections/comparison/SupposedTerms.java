package dev.treering.projections.comparison;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.PriceBookAssigned;
import dev.treering.events.facts.AccountFact.PriceOverridden;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts as they would be on supposed terms. Books with other prices go by names of their own, so that the books they come from hold
 * before the first supposed month. For one partition, in log order.
 */
final class SupposedTerms {

    /** No published book has such an id: ids in files have no spaces. */
    private static final String OTHER = "what if ";

    private final Optional<BookPublished> book;
    private final Optional<Basis> basis;
    private final LocalDate from;
    private final Replacement replacement;
    private final boolean withAgreements;

    /** First days, before the supposed months, of what each account had last: its book, and its own prices by SKU. */
    private final Map<List<Object>, LocalDate> latest = new HashMap<>();

    /** {@code book} as it is published or was read; with {@code supposed} it is the one that was found. */
    SupposedTerms(Supposed supposed, Optional<BookPublished> book, Replacement replacement) {
        this.book = book;
        this.basis = supposed.basis();
        this.from = supposed.from().map(month -> month.atDay(1)).orElse(LocalDate.EPOCH);
        this.replacement = replacement;
        this.withAgreements = supposed.withAgreements();
    }

    /** What is told before the first fact: the supposed book. */
    Optional<Fact> first() {
        return book.map(this::other);
    }

    /** What stands in place of a fact: itself, others, or none. */
    List<Fact> of(Fact fact) {
        return switch (fact) {
            case BookPublished published when book.isEmpty() -> List.of(published, other(published));
            case AccountFact.Opened opened
            when book.isPresent() ->
                List.of(
                        opened,
                        new PriceBookAssigned(opened.account(), other(book.get().book()), from));
            case PriceBookAssigned assigned -> assigned(assigned);
            case PriceOverridden override -> withAgreements ? overridden(override) : List.of();
            case AccountFact.DiscountAgreed _, AccountFact.CreditGranted _ ->
                withAgreements ? List.of(fact) : List.of();
            default -> List.of(replacement.of(fact));
        };
    }

    private List<Fact> assigned(PriceBookAssigned fact) {
        boolean isBefore = fact.from().isBefore(from);
        if (book.isPresent()) {
            return isBefore ? List.of(fact) : List.of();
        }
        if (!isBefore) {
            return List.of(new PriceBookAssigned(fact.account(), other(fact.book()), fact.from()));
        }
        return isLatest(List.of(fact.account()), fact.from())
                ? List.of(fact, new PriceBookAssigned(fact.account(), other(fact.book()), from))
                : List.of(fact);
    }

    private List<Fact> overridden(PriceOverridden fact) {
        boolean goesOn = fact.until().map(until -> until.isAfter(from)).orElse(true);
        if (basis.isEmpty() || !goesOn) {
            return List.of(fact);
        }
        if (!fact.from().isBefore(from)) {
            return List.of(new PriceOverridden(fact.account(), other(fact.item()), fact.from(), fact.until()));
        }
        return isLatest(List.of(fact.account(), fact.item().sku()), fact.from())
                ? List.of(fact, new PriceOverridden(fact.account(), other(fact.item()), from, fact.until()))
                : List.of(fact);
    }

    /** Whether nothing that was told of the same before begins later. */
    private boolean isLatest(List<Object> what, LocalDate begins) {
        return latest.merge(what, begins, (one, other) -> one.isAfter(other) ? one : other)
                .equals(begins);
    }

    private BookPublished other(BookPublished published) {
        return new BookPublished(
                other(published.book()),
                published.currency(),
                published.effectiveFrom(),
                published.terms(),
                published.items().stream().map(this::other).toList(),
                published.contentHash(),
                published.source());
    }

    private PriceItem other(PriceItem item) {
        return basis.map(by ->
                        new PriceItem(item.sku(), item.price(), item.terms().with(by)))
                .orElse(item);
    }

    private static PriceBookVersion other(PriceBookVersion version) {
        return new PriceBookVersion(OTHER + version.id(), version.version());
    }

    /** Whether a month is one of those in which it is supposed. */
    boolean holdsIn(YearMonth month) {
        return !month.atDay(1).isBefore(from);
    }
}
