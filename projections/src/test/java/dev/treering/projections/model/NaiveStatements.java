package dev.treering.projections.model;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.CreditGranted;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.rating.CreditBalance;
import dev.treering.projections.rating.Metered;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules of statements written a second time: after every fact, whatever is still to be stated is worked out anew from all facts
 * so far.
 */
final class NaiveStatements {

    private final NaiveMeter meter = new NaiveMeter();
    private final NaivePublished published = new NaivePublished();
    private final List<AccountFact> agreed = new ArrayList<>();

    private final SortedSet<YearMonth> closed = new TreeSet<>();

    /** The first live day of closed months, under the mode LIVE. */
    private final SortedMap<Due, Optional<LocalDate>> settled = new TreeMap<>();

    private final SortedSet<Due> due = new TreeSet<>();
    private final SortedMap<Due, NaivePeriod> periods = new TreeMap<>();
    private final SortedMap<Due, NaiveStatement> stated = new TreeMap<>();
    private SortedMap<Cell, Metered> cells = new TreeMap<>();

    NaiveMeter meter() {
        return meter;
    }

    /**
     * Holds what the ledger has stated against what must be stated by now. What is withheld and then comes to nothing is not told of
     * again.
     */
    void compare(SortedMap<Due, String> actual, Faults faults) {
        var all = new TreeSet<>(stated.keySet());
        all.addAll(actual.keySet());
        for (Due one : all) {
            String wanted = statement(one).map(NaiveStatement::text).orElse("nothing");
            String found = actual.getOrDefault(one, "nothing");
            boolean cameToNothing = wanted.equals("nothing") && found.startsWith("withheld");
            faults.check(
                    wanted.equals(found) || cameToNothing,
                    () -> "statement " + one + "\n expected\n  " + wanted + "\n but was\n  " + found);
        }
    }

    /** What is stated, or withheld, of a period by now. */
    Optional<NaiveStatement> statement(Due one) {
        return Optional.ofNullable(stated.get(one));
    }

    void accept(LoggedFact logged) {
        meter.accept(logged);
        boolean closes = logged.fact() instanceof ClockFact.PeriodClosed;
        if (closes || !closed.isEmpty() && !saysNothingOfUsage(logged.fact())) {
            cells = meter.cells();
        }
        switch (logged.fact()) {
            case AccountFact fact -> agreed.add(fact);
            case PriceFact fact -> published.add(fact);
            case ClockFact.PeriodClosed fact -> close(fact.period());
            default -> {}
        }
        settle();
        if (!(logged.fact() instanceof BillingFact)) {
            List.copyOf(due).forEach(this::state);
        }
    }

    private static boolean saysNothingOfUsage(Fact fact) {
        return switch (fact) {
            case AccountFact account -> !(account instanceof AccountFact.Opened);
            case PriceFact _, BillingFact _ -> true;
            default -> false;
        };
    }

    /** The last go-live day that was said; empty where none was. */
    Optional<LocalDate> liveFrom(AccountId account) {
        return terms(account).liveFrom();
    }

    /**
     * What a stated shadow month would come to at the prices of the go-live day; empty where there is none, where it cannot be rated,
     * or where the month's usage is no longer what was stated of it.
     */
    Optional<NaiveBill> atGoLive(AccountId account, YearMonth period) {
        var one = new Due(account, period, BillingMode.SHADOW);
        var terms = terms(account);
        var now = cellsOf(one);
        return terms.liveFrom()
                .filter(_ -> Optional.ofNullable(periods.get(one))
                        .filter(stated -> stated.isOf(now))
                        .isPresent())
                .flatMap(day -> rated(one, terms.atPricesOf(day), now, List.of()));
    }

    private void close(YearMonth period) {
        if (closed.add(period)) {
            periods.forEach((other, before) -> {
                if (before.hasMoved(cellsOf(other))) { // its next statement is this one
                    settle(other.account(), period);
                }
            });
            for (AccountId account : accounts()) {
                for (BillingMode mode : BillingMode.values()) {
                    due.add(new Due(account, period, mode));
                }
            }
        }
    }

    private SortedSet<AccountId> accounts() {
        var accounts = new TreeSet<AccountId>();
        cells.keySet().forEach(cell -> accounts.add(cell.account()));
        agreed.forEach(fact -> accounts.add(fact.account()));
        periods.keySet().forEach(one -> accounts.add(one.account()));
        return accounts;
    }

    /**
     * Which days of a closed month are live is settled when it closes; of a month that had nothing to state then, as soon as it is
     * used.
     */
    private void settle() {
        for (Cell cell : cells.keySet()) {
            if (closed.contains(YearMonth.from(cell.day()))) {
                settle(cell.account(), YearMonth.from(cell.day()));
            }
        }
    }

    private void settle(AccountId account, YearMonth period) {
        settled.putIfAbsent(
                new Due(account, period, BillingMode.LIVE), terms(account).liveFrom());
    }

    /** First what was stated before and has changed, so that credits are where they would be had it been known; then its own usage. */
    private void state(Due one) {
        var after = new TreeMap<>(periods);
        var corrections = new ArrayList<NaivePeriod.Correction>();
        for (var stated : periods.entrySet()) {
            Due other = stated.getKey();
            NaivePeriod before = stated.getValue();
            if (one.isBeside(other) && !before.isOf(cellsOf(other))) {
                var draft = draft(other, terms(one.account()), cellsOf(other));
                if (draft.refusal().isPresent()) {
                    withhold(one, draft);
                    return;
                }
                var credits = credits(other, after);
                var now = new NaivePeriod(other.period(), cellsOf(other), NaiveBill.bill(draft.input(credits)));
                corrections.addAll(
                        before.corrections(now, usage -> rated(other, terms(one.account()), usage, credits)));
                after.put(other, now);
            }
        }
        var draft = draft(one, terms(one.account()), cellsOf(one));
        if (draft.refusal().isPresent()) {
            withhold(one, draft);
            return;
        }
        var bill = NaiveBill.bill(draft.input(credits(one, after)));
        periods.putAll(after);
        periods.put(one, new NaivePeriod(one.period(), cellsOf(one), bill));
        due.remove(one);
        stated.remove(one);
        if (!bill.lines().isEmpty() || !corrections.isEmpty()) {
            stated.put(one, NaiveStatement.issued(bill, corrections));
        }
    }

    private void withhold(Due one, NaiveDraft draft) {
        stated.put(one, NaiveStatement.withheld(draft.refusal().orElseThrow()));
    }

    private Optional<NaiveBill> rated(
            Due one, NaiveTerms terms, SortedMap<Cell, Metered> usage, List<CreditBalance> credits) {
        var draft = draft(one, terms, usage);
        return draft.refusal().isPresent() ? Optional.empty() : Optional.of(NaiveBill.bill(draft.input(credits)));
    }

    private NaiveDraft draft(Due one, NaiveTerms terms, SortedMap<Cell, Metered> usage) {
        return new NaiveDraft(terms, published, one.period(), one.mode(), settled(one), usage);
    }

    private Optional<LocalDate> settled(Due one) {
        return settled.getOrDefault(
                new Due(one.account(), one.period(), BillingMode.LIVE),
                terms(one.account()).liveFrom());
    }

    private SortedMap<Cell, Metered> cellsOf(Due one) {
        var mine = new TreeMap<>(cells);
        mine.keySet()
                .removeIf(cell -> !cell.account().equals(one.account())
                        || !YearMonth.from(cell.day()).equals(one.period())
                        || NaiveDraft.mode(settled(one), cell.day()) != one.mode());
        return mine;
    }

    /** What is left for one were the others stated like this; what its own statements have used is its own. */
    private List<CreditBalance> credits(Due one, SortedMap<Due, NaivePeriod> all) {
        var balances = new ArrayList<CreditBalance>();
        for (CreditGranted credit : terms(one.account()).credits()) {
            BigDecimal left = credit.amount();
            for (var other : all.entrySet()) {
                if (other.getKey().account().equals(one.account())
                        && !other.getKey().equals(one)) {
                    var used = other.getValue().creditsUsed();
                    left = left.subtract(used.getOrDefault(credit.credit(), BigDecimal.ZERO));
                }
            }
            if (left.signum() > 0) {
                balances.add(new CreditBalance(credit.credit(), left, credit.from(), credit.until(), balances.size()));
            }
        }
        return balances;
    }

    private NaiveTerms terms(AccountId account) {
        return new NaiveTerms(account, agreed);
    }
}
