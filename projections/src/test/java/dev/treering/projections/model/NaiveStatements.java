package dev.treering.projections.model;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.CreditGranted;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.ledger.LedgerEntry.Usage;
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
import java.util.stream.Stream;

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

    /** What has been stated of it, corrections included: the usage it was stated from, the total, and the credits used. */
    private record Rest(SortedMap<Cell, Metered> cells, BigDecimal total, SortedMap<String, BigDecimal> credits) {

        static final Rest NONE = new Rest(new TreeMap<>(), BigDecimal.ZERO, new TreeMap<>());
    }

    private final NaiveMeter meter = new NaiveMeter();
    private final NaivePublished published = new NaivePublished();
    private final List<AccountFact> agreed = new ArrayList<>();
    private final SortedSet<YearMonth> closed = new TreeSet<>();
    private final SortedSet<Due> due = new TreeSet<>();
    private final SortedMap<String, Optional<LocalDate>> liveFrom = new TreeMap<>();
    private final SortedMap<Due, Rest> settled = new TreeMap<>();
    private final SortedMap<String, String> stated = new TreeMap<>();

    NaiveMeter meter() {
        return meter;
    }

    /** What is stated by now, and what is withheld and why; by account, period and mode. */
    SortedMap<String, String> stated() {
        return stated;
    }

    /** What all statements together come to, by account, period and mode of the usage. */
    SortedMap<String, BigDecimal> totals() {
        var totals = new TreeMap<String, BigDecimal>();
        settled.forEach((one, rest) -> {
            if (rest.total().signum() != 0) {
                totals.put(
                        one.account() + " " + one.period() + " " + one.mode(),
                        rest.total().stripTrailingZeros());
            }
        });
        return totals;
    }

    void accept(LoggedFact logged) {
        meter.accept(logged);
        switch (logged.fact()) {
            case AccountFact fact -> agreed.add(fact);
            case PriceFact fact -> published.add(fact);
            case ClockFact.PeriodClosed fact -> close(fact.period());
            default -> {}
        }
        var cells = meter.cells();
        closed.forEach(period -> cells.keySet().stream()
                .filter(cell -> YearMonth.from(cell.day()).equals(period))
                .forEach(cell -> liveFrom.putIfAbsent(
                        cell.account() + " " + period, terms(cell.account()).liveFrom())));
        List.copyOf(due).forEach(one -> state(one, cells));
    }

    private void close(YearMonth period) {
        if (closed.add(period)) {
            Stream.concat(
                            meter.cells().keySet().stream().map(Cell::account),
                            settled.keySet().stream().map(Due::account))
                    .distinct()
                    .forEach(account -> {
                        for (BillingMode mode : BillingMode.values()) {
                            due.add(new Due(account, period, mode));
                        }
                    });
        }
    }

    private void state(Due one, SortedMap<Cell, Metered> cells) {
        var now = new TreeMap<Due, Rest>();
        for (YearMonth period : closed) {
            var before = new Due(one.account(), period, one.mode());
            if (!due.contains(before) && hasChanged(before, cells)) {
                var draft = draft(before, cells);
                if (draft.refusal().isPresent()) {
                    withheld(one, draft);
                    return;
                }
                now.put(before, rest(before, NaiveBill.bill(draft.input(credits(before, now))), cells));
            }
        }
        var draft = draft(one, cells);
        if (draft.refusal().isPresent()) {
            withheld(one, draft);
            return;
        }
        var bill = NaiveBill.bill(draft.input(credits(one, now)));
        now.put(one, rest(one, bill, cells));
        settled.putAll(now);
        due.remove(one);
        stated.remove(nameOf(one));
        if (!bill.lines().isEmpty()) {
            stated.put(nameOf(one), String.join("\n  ", bill.lines()) + "\n  total " + BillText.money(bill.total()));
        }
    }

    private void withheld(Due one, NaiveDraft draft) {
        stated.put(nameOf(one), "withheld " + draft.refusal().orElseThrow());
    }

    private static String nameOf(Due one) {
        return one.account() + " " + one.period() + " " + one.mode();
    }

    private Rest rest(Due one, NaiveBill bill, SortedMap<Cell, Metered> cells) {
        return new Rest(of(one, cells), bill.total(), bill.creditsUsed());
    }

    private boolean hasChanged(Due before, SortedMap<Cell, Metered> cells) {
        return !used(settled.getOrDefault(before, Rest.NONE).cells()).equals(used(of(before, cells)));
    }

    /** Without cells that say nothing: that there is one now is no change. */
    private static SortedMap<Cell, Metered> used(SortedMap<Cell, Metered> cells) {
        var used = new TreeMap<>(cells);
        used.values()
                .removeIf(metered -> metered.usage().equals(Usage.NONE)
                        && metered.count().events() == 0
                        && metered.dynoStarts() == 0);
        return used;
    }

    private SortedMap<Cell, Metered> of(Due one, SortedMap<Cell, Metered> cells) {
        var of = new TreeMap<>(cells);
        of.keySet()
                .removeIf(cell -> !cell.account().equals(one.account())
                        || !YearMonth.from(cell.day()).equals(one.period())
                        || modeOn(one, cell.day()) != one.mode());
        return of;
    }

    private BillingMode modeOn(Due one, LocalDate day) {
        return live(one).map(from -> !day.isBefore(from)).orElse(false) ? BillingMode.LIVE : BillingMode.SHADOW;
    }

    private Optional<LocalDate> live(Due one) {
        return liveFrom.getOrDefault(one.account() + " " + one.period(), Optional.empty());
    }

    private NaiveDraft draft(Due one, SortedMap<Cell, Metered> cells) {
        return new NaiveDraft(terms(one.account()), published, one.period(), one.mode(), live(one), of(one, cells));
    }

    /** What is left of them for one, were the others stated like this. */
    private List<CreditBalance> credits(Due one, SortedMap<Due, Rest> now) {
        var all = new TreeMap<>(settled);
        all.putAll(now);
        all.remove(one);
        var balances = new ArrayList<CreditBalance>();
        for (CreditGranted credit : terms(one.account()).credits()) {
            BigDecimal left = credit.amount();
            for (var other : all.entrySet()) {
                if (other.getKey().account().equals(one.account())) {
                    left = left.subtract(other.getValue().credits().getOrDefault(credit.credit(), BigDecimal.ZERO));
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
