package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What an account's month comes to before it is stated: as if it closed now, shadow and live together, with tax, and without credits,
 * which pay and do not make it cheaper.
 */
final class Spending {

    private final StatementShelves shelves;

    Spending(StatementShelves shelves) {
        this.shelves = shelves;
    }

    /** Of usage up to and with a UTC day; empty where it cannot be said. */
    Optional<BigDecimal> through(AccountId account, YearMonth period, LocalDate day) {
        return of(account, period, Forecast.through(shelves.usageOf(account, period), period, day));
    }

    /** What the month comes to so far and at its end; empty where that cannot be said. */
    Optional<Forecast> forecast(AccountId account, YearMonth period, LocalDate asOf) {
        var usage = shelves.usageOf(account, period);
        return shelves.termsOf(account)
                .currency()
                .flatMap(currency -> of(account, period, Forecast.through(usage, period, asOf))
                        .flatMap(spent -> of(account, period, Forecast.goingOn(usage, period, asOf))
                                .map(monthEnd -> new Forecast(period, asOf, currency, spent, monthEnd))));
    }

    private Optional<BigDecimal> of(AccountId account, YearMonth period, SortedMap<Resource, MonthUsage> usage) {
        Terms terms = shelves.termsOf(account);
        Optional<LocalDate> liveFrom = shelves.periods()
                .get(StatementShelves.period(account, period))
                .filter(AccountPeriod::isClosed)
                .map(AccountPeriod::liveFrom)
                .orElseGet(terms::liveFrom);
        BigDecimal sum = BigDecimal.ZERO;
        for (BillingMode mode : BillingMode.values()) {
            var days = new ModeDays(period, mode, liveFrom);
            switch (new Draft(account, days, terms, List.of(), usage).drawn(shelves)) {
                case Drawn.Priced priced -> sum = sum.add(priced.rated().total());
                case Drawn.Withheld _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(sum);
    }
}
