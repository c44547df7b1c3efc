package dev.treering.projections.statements;

import static dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason.ACCOUNT_UNKNOWN;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.rating.CreditBalance;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Rated;
import dev.treering.projections.rating.Rater;
import dev.treering.projections.rating.RatingInput;
import dev.treering.projections.statements.Drawn.Issued;
import dev.treering.projections.statements.Drawn.Nothing;
import dev.treering.projections.statements.Drawn.Withheld;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One statement in the making: an account's period in one mode.
 *
 * @param liveFrom first charged UTC day; empty where all is in shadow
 * @param credits what is left of them; a shadow statement uses none
 * @param usage of the whole period, in either mode
 */
record Draft(
        AccountId account,
        YearMonth period,
        BillingMode mode,
        Optional<LocalDate> liveFrom,
        Terms terms,
        List<CreditBalance> credits,
        SortedMap<Resource, MonthUsage> usage) {

    /** A statement, or the first reason why there is none, or nothing. */
    Drawn drawn(Published published, Function<AppId, String> appNames) {
        SortedMap<Resource, SortedMap<LocalDate, Metered>> used = used();
        if (used.isEmpty()) {
            return new Nothing();
        }
        if (terms.currency().isEmpty()) {
            return because(ACCOUNT_UNKNOWN, "account " + account + " is not opened");
        }
        Currency currency = terms.currency().get();
        var pieces = new Pieces(new AccountPrices(currency, terms, published), days());
        used.forEach(pieces::add);
        return pieces.refusal()
                .map(refusal -> because(refusal.reason(), refusal.detail()))
                .orElseGet(() -> rated(new RatingInput(period, currency, pieces.all(), payable()), appNames));
    }

    private Drawn rated(RatingInput input, Function<AppId, String> appNames) {
        Rated rated = Rater.rate(input);
        if (rated.lines().isEmpty()) {
            return new Nothing();
        }
        var lines = rated.lines().stream().map(line -> named(line, appNames)).toList();
        return new Issued(
                new StatementIssued(period, mode, input.currency(), lines, rated.total()), rated.creditsUsed());
    }

    private List<CreditBalance> payable() {
        return switch (mode) {
            case LIVE -> credits;
            case SHADOW -> List.of();
        };
    }

    /** What could be billed, on the days of the mode; resources without any are left out. */
    private SortedMap<Resource, SortedMap<LocalDate, Metered>> used() {
        var used = new TreeMap<Resource, SortedMap<LocalDate, Metered>>();
        usage.forEach((resource, month) -> month.days().forEach((dayOfMonth, metered) -> {
            LocalDate day = period.atDay(dayOfMonth);
            if (isOfMode(day) && Billability.couldBeBilled(metered)) {
                used.computeIfAbsent(resource, _ -> new TreeMap<>()).put(day, metered);
            }
        }));
        return used;
    }

    /** All days of the period that are in the mode. */
    private List<LocalDate> days() {
        return IntStream.rangeClosed(1, period.lengthOfMonth())
                .mapToObj(period::atDay)
                .filter(this::isOfMode)
                .toList();
    }

    private boolean isOfMode(LocalDate day) {
        boolean live = liveFrom.isPresent() && !day.isBefore(liveFrom.get());
        return mode == (live ? BillingMode.LIVE : BillingMode.SHADOW);
    }

    private static StatementLine named(StatementLine line, Function<AppId, String> appNames) {
        String app = line.resource().app();
        return app.isEmpty()
                ? line
                : new StatementLine(
                        line.kind(),
                        line.resource(),
                        appNames.apply(new AppId(app)),
                        line.usage(),
                        line.billedMs(),
                        line.quantity(),
                        line.unit(),
                        line.book(),
                        line.unitPrice(),
                        line.listAmount(),
                        line.amount(),
                        line.tax(),
                        line.detail());
    }

    private Drawn because(Reason reason, String detail) {
        return new Withheld(new StatementWithheld(period, mode, reason, detail));
    }
}
