package dev.treering.projections.statements;

import dev.treering.events.facts.AccountFact.PriceOverridden;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.DayAmount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A month of shadow usage at the prices of the day on which the account goes live: what a back-bill is compared with. */
final class AtGoLive {

    private AtGoLive() {}

    /** By resource and day; empty where there is no such day, or where the month cannot be stated at its prices. */
    static Optional<SortedMap<Resource, SortedMap<LocalDate, BigDecimal>>> amounts(
            StatementShelves shelves, AccountId account, YearMonth period) {
        Terms terms = shelves.termsOf(account);
        return terms.liveFrom().flatMap(live -> {
            Optional<LocalDate> settled = shelves.periods()
                    .get(StatementShelves.period(account, period))
                    .flatMap(AccountPeriod::liveFrom); // which days are in shadow was settled when the month closed
            var days = new ModeDays(period, BillingMode.SHADOW, settled);
            var draft =
                    new Draft(account, days, asOf(live, account, terms), List.of(), shelves.usageOf(account, period));
            return switch (draft.drawn(shelves)) {
                case Drawn.Priced priced -> Optional.of(byDay(priced.rated().days()));
                case Drawn.Withheld _ -> Optional.empty();
            };
        });
    }

    /** The terms with the book and the own prices of one day on all days; discounts hold when they hold. */
    private static Terms asOf(LocalDate day, AccountId account, Terms terms) {
        Dated<PriceBookVersion> book = terms.bookOn(day)
                .map(version -> Dated.of(LocalDate.EPOCH, new Said<>(version, 0)))
                .orElse(Dated.none());
        var overrides = new TreeMap<Sku, Dated<PriceOverridden>>();
        for (Sku sku : terms.overrides().keySet()) {
            terms.overrideOn(day, sku)
                    .map(item -> new PriceOverridden(account, item, LocalDate.EPOCH, Optional.empty()))
                    .ifPresent(own -> overrides.put(sku, Dated.of(LocalDate.EPOCH, new Said<>(own, 0))));
        }
        return new Terms(
                terms.currency(),
                terms.live(),
                book,
                Collections.unmodifiableSortedMap(overrides),
                terms.discounts(),
                terms.taxes());
    }

    private static SortedMap<Resource, SortedMap<LocalDate, BigDecimal>> byDay(List<DayAmount> days) {
        var amounts = new TreeMap<Resource, SortedMap<LocalDate, BigDecimal>>();
        days.forEach(day -> amounts.computeIfAbsent(day.resource(), _ -> new TreeMap<>())
                .merge(day.day(), day.amount(), BigDecimal::add));
        return amounts;
    }
}
