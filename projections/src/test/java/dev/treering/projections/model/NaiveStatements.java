package dev.treering.projections.model;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.CreditGranted;
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

    /** A period of an account in a mode, closed and not yet stated. */
    private record Due(AccountId account, YearMonth period, BillingMode mode) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return toString().compareTo(other.toString());
        }
    }

    private final NaiveMeter meter = new NaiveMeter();
    private final NaivePublished published = new NaivePublished();
    private final List<AccountFact> agreed = new ArrayList<>();
    private final SortedSet<YearMonth> closed = new TreeSet<>();
    private final SortedMap<Due, Optional<LocalDate>> due = new TreeMap<>();
    private final SortedMap<String, BigDecimal> creditsUsed = new TreeMap<>();
    private final SortedMap<String, String> stated = new TreeMap<>();

    NaiveMeter meter() {
        return meter;
    }

    /** What is stated by now, and what is withheld and why; by account, period and mode. */
    SortedMap<String, String> stated() {
        return stated;
    }

    void accept(LoggedFact logged) {
        meter.accept(logged);
        switch (logged.fact()) {
            case AccountFact fact -> agreed.add(fact);
            case PriceFact fact -> published.add(fact);
            case ClockFact.PeriodClosed fact -> close(fact.period());
            default -> {}
        }
        if (!due.isEmpty()) {
            var cells = meter.cells();
            List.copyOf(due.keySet()).forEach(one -> state(one, cells));
        }
    }

    private void close(YearMonth period) {
        if (closed.add(period)) {
            meter.cells().keySet().stream()
                    .filter(cell -> YearMonth.from(cell.day()).equals(period))
                    .map(Cell::account)
                    .distinct()
                    .forEach(account -> {
                        for (BillingMode mode : BillingMode.values()) {
                            due.put(
                                    new Due(account, period, mode),
                                    terms(account).liveFrom());
                        }
                    });
        }
    }

    private void state(Due one, SortedMap<Cell, Metered> cells) {
        var ofAccount = new TreeMap<>(cells);
        ofAccount.keySet().removeIf(cell -> !cell.account().equals(one.account()));
        var draft = new NaiveDraft(
                terms(one.account()),
                published,
                one.period(),
                one.mode(),
                due.getOrDefault(one, Optional.empty()),
                ofAccount);
        String name = one.account() + " " + one.period() + " " + one.mode();
        if (draft.refusal().isPresent()) {
            stated.put(name, "withheld " + draft.refusal().get());
            return;
        }
        due.remove(one);
        stated.remove(name);
        var input = draft.input(credits(one.account()));
        var bill = NaiveBill.bill(input);
        if (!bill.lines().isEmpty()) {
            stated.put(name, String.join("\n  ", bill.lines()) + "\n  total " + BillText.money(bill.total()));
            bill.creditsUsed()
                    .forEach((credit, used) -> creditsUsed.merge(one.account() + " " + credit, used, BigDecimal::add));
        }
    }

    private List<CreditBalance> credits(AccountId account) {
        var balances = new ArrayList<CreditBalance>();
        for (CreditGranted credit : terms(account).credits()) {
            BigDecimal left = credit.amount()
                    .subtract(creditsUsed.getOrDefault(account + " " + credit.credit(), BigDecimal.ZERO));
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
