package dev.treering.projections.ledger;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.LedgerEntry.BudgetReached;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.FactRejected;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.audit.Chain;
import dev.treering.projections.audit.Head;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.metering.Meter;
import dev.treering.projections.metering.Names;
import dev.treering.projections.statements.Forecast;
import dev.treering.projections.statements.Known;
import dev.treering.projections.statements.StatementInput;
import dev.treering.projections.statements.Statements;
import dev.treering.projections.statements.Witness;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.Shelves;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The ledger of one partition, the whole of it: meter, then statements and back-bills, then the chain. A pure function of the facts taken in:
 * the same facts in the same order give the same bytes, on any machine and whatever the shelves are made of.
 */
public final class AccountLedger {

    private final Meter meter;
    private final Stating stating;
    private final Chain chain;

    public AccountLedger(Shelves shelves) {
        this(shelves, Witness.NONE);
    }

    /** Shows a witness what each statement is drawn up from. */
    public AccountLedger(Shelves shelves, Witness witness) {
        this.meter = new Meter(shelves);
        this.stating = new Stating(shelves, witness);
        this.chain = new Chain(shelves);
    }

    /** Takes in the next fact of the partition; gives the ledger records that come of it, in order. */
    public List<LedgerRecord> accept(LoggedFact fact) {
        var records = new ArrayList<LedgerRecord>();
        boolean rejected = false;
        for (AccountEntry metered : meter.accept(fact)) {
            records.add(chain.append(metered));
            switch (metered.entry()) {
                case CellMetered cell -> state(new StatementInput.OfCell(metered.account(), cell), records);
                case CounterMetered counter -> state(new StatementInput.OfCounter(metered.account(), counter), records);
                case FactRejected _ -> rejected = true;
                case StatementIssued _, StatementWithheld _, CellsStated _, BudgetReached _, BackBillEntry _ ->
                    throw new IllegalStateException("a meter states nothing: " + metered);
            }
        }
        if (!rejected || Names.areIn(fact.fact())) {
            state(new StatementInput.OfFact(fact), records);
        }
        return records;
    }

    /** What an account's month is going to come to; see {@link Statements#forecast}. */
    public Optional<Forecast> forecast(AccountId account, YearMonth period, LocalDate asOf) {
        return stating.forecast(account, period, asOf);
    }

    /** What an account's month comes to by now; see {@link Statements#known}. */
    public List<Known> known(AccountId account, YearMonth period) {
        return stating.known(account, period);
    }

    /** The months in which accounts have used anything, by now. */
    public SortedMap<AccountId, SortedSet<YearMonth>> months() {
        return stating.months();
    }

    /** Where every account's chain ends. */
    public SortedMap<AccountId, Head> heads() {
        return chain.heads();
    }

    private void state(StatementInput input, List<LedgerRecord> records) {
        stating.accept(input).forEach(entry -> records.add(chain.append(entry)));
    }
}
