package dev.treering.projections.model;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.CreditGranted;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.ClockFact;
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

    /** How much was agreed when each period closed. */
    private final SortedMap<YearMonth, Integer> closed = new TreeMap<>();

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
                    "statement " + one + "\n expected\n  " + wanted + "\n but was\n  " + found);
        }
    }

    SortedMap<String, String> stated() {
        var texts = new TreeMap<String, String>();
        stated.forEach((one, statement) -> texts.put(one.toString(), statement.text()));
        return texts;
    }

    Optional<NaiveStatement> statement(Due one) {
        return Optional.ofNullable(stated.get(one));
    }

    void accept(LoggedFact logged) {
        meter.accept(logged);
        switch (logged.fact()) {
            case AccountFact fact -> agreed.add(fact);
            case PriceFact fact -> published.add(fact);
            case ClockFact.PeriodClosed fact -> close(fact.period());
            default -> {}
        }
        if (!due.isEmpty() && !(logged.fact() instanceof BillingFact)) {
            cells = meter.cells();
            List.copyOf(due).forEach(this::state);
        }
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
        cells = meter.cells();
        var now = cellsOf(one);
        if (Boolean.getBoolean("lenient") && !terms.liveFrom().equals(settled(one))) return Optional.empty();
        return terms.liveFrom()
                .filter(_ -> Optional.ofNullable(periods.get(one))
                        .filter(stated -> stated.isOf(now))
                        .isPresent())
                .flatMap(day -> rated(one, terms.atPricesOf(day), now, List.of()));
    }

    private void close(YearMonth period) {
        if (closed.putIfAbsent(period, agreed.size()) == null) {
            var accounts = new TreeSet<AccountId>();
            meter.cells().keySet().forEach(cell -> accounts.add(cell.account()));
            agreed.forEach(fact -> accounts.add(fact.account()));
            for (AccountId account : accounts) {
                for (BillingMode mode : BillingMode.values()) {
                    due.add(new Due(account, period, mode));
                }
            }
        }
    }

    private void state(Due one) {
        var now = cellsOf(one);
        var draft = draft(one, terms(one.account()), now);
        if (draft.refusal().isPresent()) {
            stated.put(one, NaiveStatement.withheld(draft.refusal().get()));
            return;
        }
        due.remove(one);
        stated.remove(one);
        var bill = NaiveBill.bill(draft.input(credits(one.account(), Optional.empty())));
        periods.put(one, new NaivePeriod(one.period(), now, bill));
        var corrections = new ArrayList<NaivePeriod.Correction>();
        periods.forEach((other, period) -> {
            if (one.isBeside(other)) {
                corrections.addAll(period.corrected(cellsOf(other), usage -> againRated(other, usage)));
            }
        });
        if (!bill.lines().isEmpty() || !corrections.isEmpty()) {
            stated.put(one, NaiveStatement.issued(bill, corrections));
        }
    }

    private Optional<NaiveBill> againRated(Due one, SortedMap<Cell, Metered> usage) {
        return rated(one, terms(one.account()), usage, credits(one.account(), Optional.of(one)));
    }

    private Optional<NaiveBill> rated(
            Due one, NaiveTerms terms, SortedMap<Cell, Metered> usage, List<CreditBalance> credits) {
        var draft = draft(one, terms, usage);
        return draft.refusal().isPresent() ? Optional.empty() : Optional.of(NaiveBill.bill(draft.input(credits)));
    }

    private NaiveDraft draft(Due one, NaiveTerms terms, SortedMap<Cell, Metered> usage) {
        return new NaiveDraft(terms, published, one.period(), one.mode(), settled(one), usage);
    }

    /** Which days are live was settled when the period closed. */
    private Optional<LocalDate> settled(Due one) {
        return new NaiveTerms(one.account(), agreed.subList(0, closed.getOrDefault(one.period(), 0))).liveFrom();
    }

    private SortedMap<Cell, Metered> cellsOf(Due one) {
        var mine = new TreeMap<>(cells);
        mine.keySet()
                .removeIf(cell -> !cell.account().equals(one.account())
                        || !YearMonth.from(cell.day()).equals(one.period())
                        || NaiveDraft.mode(settled(one), cell.day()) != one.mode());
        return mine;
    }

    /** What is left now; for a period that is rated again also what its own statements have used. */
    private List<CreditBalance> credits(AccountId account, Optional<Due> again) {
        var balances = new ArrayList<CreditBalance>();
        for (CreditGranted credit : terms(account).credits()) {
            BigDecimal left = credit.amount();
            for (var stated : periods.entrySet()) {
                if (stated.getKey().account().equals(account) && !again.equals(Optional.of(stated.getKey()))) {
                    var used = stated.getValue().creditsUsed();
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
