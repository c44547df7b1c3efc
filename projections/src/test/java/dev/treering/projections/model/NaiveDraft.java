package dev.treering.projections.model;

import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.CreditBalance;
import dev.treering.projections.rating.FxRate;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Piece;
import dev.treering.projections.rating.RatingInput;
import dev.treering.projections.rating.TaxRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** One statement in the making, day by day and resource by resource. */
final class NaiveDraft {

    /** All that the amount of a day depends on. */
    private record Terms(
            BookPublished book,
            PriceItem item,
            List<BigDecimal> discounts,
            Optional<FxRate> fx,
            Optional<TaxRule> tax) {}

    private record Refusal(Reason reason, LocalDate day) implements Comparable<Refusal> {
        @Override
        public int compareTo(Refusal other) {
            int byReason = reason.compareTo(other.reason);
            return byReason != 0 ? byReason : day.compareTo(other.day);
        }
    }

    private final NaiveTerms terms;
    private final NaivePublished published;
    private final YearMonth period;
    private final BillingMode mode;
    private final Optional<LocalDate> liveFrom;
    private final TreeSet<Refusal> refusals = new TreeSet<>();
    private final List<Piece> pieces = new ArrayList<>();

    NaiveDraft(
            NaiveTerms terms,
            NaivePublished published,
            YearMonth period,
            BillingMode mode,
            Optional<LocalDate> liveFrom,
            SortedMap<Cell, Metered> cells) {
        this.terms = terms;
        this.published = published;
        this.period = period;
        this.mode = mode;
        this.liveFrom = liveFrom;
        var used = new TreeMap<Resource, SortedMap<LocalDate, Metered>>();
        cells.forEach((cell, metered) -> {
            if (YearMonth.from(cell.day()).equals(period) && isOfMode(cell.day()) && couldBeBilled(metered)) {
                used.computeIfAbsent(cell.resource(), _ -> new TreeMap<>()).put(cell.day(), metered);
            }
        });
        if (!used.isEmpty() && terms.currency().isEmpty()) {
            refusals.add(new Refusal(Reason.ACCOUNT_UNKNOWN, LocalDate.MIN));
        } else {
            terms.currency().ifPresent(currency -> used.forEach((resource, days) -> price(currency, resource, days)));
        }
    }

    Optional<Reason> refusal() {
        return refusals.isEmpty()
                ? Optional.empty()
                : Optional.of(refusals.getFirst().reason());
    }

    RatingInput input(List<CreditBalance> credits) {
        return new RatingInput(
                period,
                terms.currency().orElse(Currency.getInstance("XXX")),
                pieces,
                mode == BillingMode.LIVE ? credits : List.of());
    }

    private void price(Currency currency, Resource resource, SortedMap<LocalDate, Metered> days) {
        var lots = new LinkedHashMap<Terms, SortedMap<LocalDate, Metered>>();
        days.forEach((day, metered) -> priced(currency, resource.sku(), day, metered)
                .ifPresent(priced ->
                        lots.computeIfAbsent(priced, _ -> new TreeMap<>()).put(day, metered)));
        lots.forEach((priced, ofLot) -> pieces.add(new Piece(
                resource,
                priced.book().book(),
                priced.book().terms(),
                priced.item(),
                priced.discounts(),
                priced.fx(),
                priced.tax(),
                daysInForce(
                        priced, day -> item(priced.book(), resource.sku(), day).equals(Optional.of(priced.item()))),
                daysInForce(priced, _ -> true),
                ofLot)));
    }

    private Optional<Terms> priced(Currency currency, Sku sku, LocalDate day, Metered metered) {
        var version = terms.bookOn(day);
        if (version.isEmpty()) {
            return refused(Reason.PRICE_BOOK_NOT_ASSIGNED, day);
        }
        var book = published.book(version.get());
        if (book.isEmpty()) {
            return refused(Reason.PRICE_BOOK_UNKNOWN, day);
        }
        var item = item(book.get(), sku, day);
        boolean foreign = !book.get().currency().equals(currency);
        Optional<FxRate> fx = foreign ? published.rate(book.get().currency(), currency, day) : Optional.empty();
        if (item.isEmpty() && !isPlainlyBilled(metered)) {
            return Optional.empty(); // nobody asked for it, and no price says that it costs
        }
        if (foreign && fx.isEmpty()) {
            return refused(Reason.FX_RATE_UNKNOWN, day);
        }
        if (item.isEmpty()) {
            return refused(Reason.SKU_NOT_PRICED, day);
        }
        var tax = terms.taxOn(day, item.get().terms().taxCategory());
        return Optional.of(new Terms(book.get(), item.get(), terms.discountsOn(day, sku), fx, tax));
    }

    private Optional<PriceItem> item(BookPublished book, Sku sku, LocalDate day) {
        return terms.overrideOn(day, sku)
                .or(() -> book.items().stream()
                        .filter(one -> one.sku().equals(sku))
                        .findFirst());
    }

    /** Days of the mode on which the book held, and that. */
    private int daysInForce(Terms priced, Predicate<LocalDate> that) {
        int days = 0;
        for (int i = 1; i <= period.lengthOfMonth(); i++) {
            LocalDate day = period.atDay(i);
            boolean isBook = terms.bookOn(day).equals(Optional.of(priced.book().book()));
            if (isOfMode(day) && isBook && that.test(day)) {
                days++;
            }
        }
        return days;
    }

    private Optional<Terms> refused(Reason reason, LocalDate day) {
        refusals.add(new Refusal(reason, day));
        return Optional.empty();
    }

    static BillingMode mode(Optional<LocalDate> liveFrom, LocalDate day) {
        return liveFrom.map(from -> !day.isBefore(from)).orElse(false) ? BillingMode.LIVE : BillingMode.SHADOW;
    }

    private boolean isOfMode(LocalDate day) {
        return mode(liveFrom, day) == mode;
    }

    static boolean couldBeBilled(Metered metered) {
        return metered.usage().commandedMs() > 0
                || metered.usage().observedMs() > 0
                || metered.count().events() > 0;
    }

    private static boolean isPlainlyBilled(Metered metered) {
        return metered.usage().billableMs() > 0 || metered.count().quantity().signum() != 0;
    }
}
