package dev.treering.projections.ledger;

import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.backbilling.BackBilling;
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

/** Statements, and what becomes of the cells they state: the two as one stage. */
public final class Stating {

    private final Statements statements;
    private final BackBilling backBilling;

    public Stating(Shelves shelves) {
        this(shelves, Witness.NONE);
    }

    Stating(Shelves shelves, Witness witness) {
        this.statements = new Statements(shelves, witness);
        this.backBilling = new BackBilling(shelves, statements.agreed());
    }

    /** See {@link Statements#forecast}. */
    Optional<Forecast> forecast(AccountId account, YearMonth period, LocalDate asOf) {
        return statements.forecast(account, period, asOf);
    }

    /** See {@link Statements#known}. */
    List<Known> known(AccountId account, YearMonth period) {
        return statements.known(account, period);
    }

    /** See {@link Statements#months}. */
    SortedMap<AccountId, SortedSet<YearMonth>> months() {
        return statements.months();
    }

    /** Takes in a fact, or a cell or counter it made, in log order; gives what the ledger says because of it. */
    public List<AccountEntry> accept(StatementInput input) {
        var entries = new ArrayList<AccountEntry>();
        for (AccountEntry stated : statements.accept(input)) {
            entries.add(stated);
            if (stated.entry() instanceof CellsStated cells) {
                entries.addAll(backBilling.stated(stated.account(), cells));
            }
        }
        if (input instanceof StatementInput.OfFact(var logged)) {
            entries.addAll(backBilling.said(logged.fact()));
        }
        return entries;
    }
}
