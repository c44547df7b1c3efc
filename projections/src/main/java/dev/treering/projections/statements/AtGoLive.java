package dev.treering.projections.statements;

import dev.treering.events.facts.AccountFact.PriceOverridden;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.ExactAmount;
import dev.treering.projections.rating.LargestRemainder;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.MinorUnit;
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

    /** By resource and day; empty where the month cannot be stated at those prices. */
    static Optional<SortedMap<Resource, SortedMap<LocalDate, BigDecimal>>> amounts(
            StatementShelves shelves, AccountId account, YearMonth period, Terms terms) {
        return terms.liveFrom().flatMap(live -> {
            SortedMap<Resource, MonthUsage> usage = shelves.usageOf(account, period);
            var draft = new Draft(
                    account, period, BillingMode.SHADOW, terms.liveFrom(), asOf(live, account, terms), List.of(), usage);
            return switch (draft.drawn(shelves, _ -> "")) {
                case Drawn.Issued issued -> Optional.of(byDay(issued.statement(), usage, live));
                case Drawn.Withheld _ -> Optional.empty();
                case Drawn.Nothing _ -> Optional.of(Collections.emptySortedMap());
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

    private static SortedMap<Resource, SortedMap<LocalDate, BigDecimal>> byDay(
            StatementIssued statement, SortedMap<Resource, MonthUsage> usage, LocalDate live) {
        var totals = new TreeMap<Resource, BigDecimal>();
        statement.lines().stream()
                .filter(line -> line.kind() == LineKind.USAGE || line.kind() == LineKind.MINIMUM)
                .forEach(line -> totals.merge(line.resource(), line.amount(), BigDecimal::add));
        var unit = MinorUnit.of(statement.currency());
        var amounts = new TreeMap<Resource, SortedMap<LocalDate, BigDecimal>>();
        totals.forEach((resource, total) -> amounts.put(
                resource, spread(total, statement.period(), live, usage.getOrDefault(resource, MonthUsage.NONE), unit)));
        return amounts;
    }

    private static SortedMap<LocalDate, BigDecimal> spread(
            BigDecimal total, YearMonth period, LocalDate live, MonthUsage month, MinorUnit unit) {
        var days = new TreeMap<LocalDate, ExactAmount>();
        month.days().forEach((dayOfMonth, metered) -> {
            if (period.atDay(dayOfMonth).isBefore(live)) {
                days.put(period.atDay(dayOfMonth), weight(metered));
            }
        });
        var amounts = new TreeMap<LocalDate, BigDecimal>();
        if (days.isEmpty()) {
            amounts.put(period.atDay(1), total);
            return amounts;
        }
        List<BigDecimal> parts = LargestRemainder.spread(total, List.copyOf(days.values()), unit);
        for (LocalDate day : days.keySet()) {
            amounts.put(day, parts.get(amounts.size()));
        }
        return amounts;
    }

    private static ExactAmount weight(Metered metered) {
        long ms = metered.usage().billableMs() > 0
                ? metered.usage().billableMs()
                : metered.usage().commandedMs() + metered.usage().observedMs();
        return ExactAmount.of(ms).plus(ExactAmount.of(metered.count().quantity()).orZero());
    }
}
