package dev.treering.projections.statements;

import static dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason.ACCOUNT_UNKNOWN;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.rating.CreditBalance;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Rated;
import dev.treering.projections.rating.Rater;
import dev.treering.projections.rating.RatingInput;
import dev.treering.projections.statements.Drawn.Priced;
import dev.treering.projections.statements.Drawn.Withheld;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an account's period in one mode comes to, by the terms and the usage that are known.
 *
 * @param credits what they have for it; a shadow statement uses none
 * @param usage of the whole period, in either mode
 */
record Draft(
        AccountId account,
        ModeDays days,
        Terms terms,
        List<CreditBalance> credits,
        SortedMap<Resource, MonthUsage> usage) {

    /** What it comes to, or the first reason why that cannot be said. Names of apps are left empty. */
    Drawn drawn(Published published) {
        SortedMap<Resource, SortedMap<LocalDate, Metered>> used = used();
        if (used.isEmpty()) {
            return new Priced(Rated.NOTHING, Optional.empty());
        }
        if (terms.currency().isEmpty()) {
            return because(ACCOUNT_UNKNOWN, "account " + account + " is not opened");
        }
        Currency currency = terms.currency().get();
        var pieces = new Pieces(new AccountPrices(currency, terms, published), days.all());
        used.forEach(pieces::add);
        return pieces.refusal()
                .map(refusal -> because(refusal.reason(), refusal.detail()))
                .orElseGet(() -> priced(new RatingInput(days.period(), currency, pieces.all(), payable())));
    }

    private static Drawn priced(RatingInput input) {
        return new Priced(Rater.rate(input), Optional.of(input));
    }

    private List<CreditBalance> payable() {
        return switch (days.mode()) {
            case LIVE -> credits;
            case SHADOW -> List.of();
        };
    }

    /** What could be billed, on the days of the mode; resources without any are left out. */
    private SortedMap<Resource, SortedMap<LocalDate, Metered>> used() {
        var used = new TreeMap<Resource, SortedMap<LocalDate, Metered>>();
        usage.forEach((resource, month) -> month.days().forEach((dayOfMonth, metered) -> {
            LocalDate day = days.period().atDay(dayOfMonth);
            if (days.has(day) && Billability.couldBeBilled(metered)) {
                used.computeIfAbsent(resource, _ -> new TreeMap<>()).put(day, metered);
            }
        }));
        return used;
    }

    private Drawn because(Reason reason, String detail) {
        return new Withheld(new StatementWithheld(days.period(), days.mode(), reason, detail));
    }
}
