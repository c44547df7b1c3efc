package dev.treering.events.wire;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.wire.ledger.BackBillComputed;
import dev.treering.wire.ledger.BackBillHeld;
import dev.treering.wire.ledger.BackBillPosted;
import dev.treering.wire.ledger.BudgetReached;
import dev.treering.wire.ledger.CellMetered;
import dev.treering.wire.ledger.CellsResolved;
import dev.treering.wire.ledger.CellsStated;
import dev.treering.wire.ledger.CounterMetered;
import dev.treering.wire.ledger.FactRejected;
import dev.treering.wire.ledger.StatementIssued;
import dev.treering.wire.ledger.StatementWithheld;

/**
 * Ledger entries to the bytes that are stored, hashed and published, and back. The same entry always gives the same bytes: no
 * maps, no floats, one schema version a type. Safe for use by several threads.
 */
public final class LedgerCodec {

    /** Type names, as the {@code ce_type} of the published record. */
    public static final String CELL_METERED = "treering.ledger.cell-metered.v1";

    public static final String COUNTER_METERED = "treering.ledger.counter-metered.v1";
    public static final String FACT_REJECTED = "treering.ledger.fact-rejected.v1";
    public static final String STATEMENT_ISSUED = "treering.ledger.statement-issued.v1";
    public static final String STATEMENT_WITHHELD = "treering.ledger.statement-withheld.v1";
    public static final String CELLS_STATED = "treering.ledger.cells-stated.v1";
    public static final String CELLS_RESOLVED = "treering.ledger.cells-resolved.v1";
    public static final String BACK_BILL_COMPUTED = "treering.ledger.back-bill-computed.v1";
    public static final String BACK_BILL_POSTED = "treering.ledger.back-bill-posted.v1";
    public static final String BACK_BILL_HELD = "treering.ledger.back-bill-held.v1";
    public static final String BUDGET_REACHED = "treering.ledger.budget-reached.v1";

    private static final SingleObject<CellMetered> CELL = new SingleObject<>(CellMetered.getClassSchema());
    private static final SingleObject<CounterMetered> COUNTER = new SingleObject<>(CounterMetered.getClassSchema());
    private static final SingleObject<FactRejected> REJECTED = new SingleObject<>(FactRejected.getClassSchema());
    private static final SingleObject<StatementIssued> STATEMENT = new SingleObject<>(StatementIssued.getClassSchema());
    private static final SingleObject<StatementWithheld> WITHHELD =
            new SingleObject<>(StatementWithheld.getClassSchema());
    private static final SingleObject<CellsStated> CELLS = new SingleObject<>(CellsStated.getClassSchema());
    private static final SingleObject<CellsResolved> RESOLVED = new SingleObject<>(CellsResolved.getClassSchema());
    private static final SingleObject<BackBillComputed> COMPUTED =
            new SingleObject<>(BackBillComputed.getClassSchema());
    private static final SingleObject<BackBillPosted> POSTED = new SingleObject<>(BackBillPosted.getClassSchema());
    private static final SingleObject<BackBillHeld> HELD = new SingleObject<>(BackBillHeld.getClassSchema());
    private static final SingleObject<BudgetReached> BUDGET = new SingleObject<>(BudgetReached.getClassSchema());

    private LedgerCodec() {}

    public static String typeOf(LedgerEntry entry) {
        return switch (entry) {
            case LedgerEntry.CellMetered _ -> CELL_METERED;
            case LedgerEntry.CounterMetered _ -> COUNTER_METERED;
            case LedgerEntry.FactRejected _ -> FACT_REJECTED;
            case LedgerEntry.StatementIssued _ -> STATEMENT_ISSUED;
            case LedgerEntry.StatementWithheld _ -> STATEMENT_WITHHELD;
            case LedgerEntry.CellsStated _ -> CELLS_STATED;
            case BackBillEntry.Resolved _ -> CELLS_RESOLVED;
            case BackBillEntry.Computed _ -> BACK_BILL_COMPUTED;
            case BackBillEntry.Posted _ -> BACK_BILL_POSTED;
            case BackBillEntry.Held _ -> BACK_BILL_HELD;
            case LedgerEntry.BudgetReached _ -> BUDGET_REACHED;
        };
    }

    /** The canonical bytes: what is stored is what is hashed. */
    public static byte[] encode(ChainedEntry chained) {
        return switch (chained.entry()) {
            case LedgerEntry.CellMetered cell -> CELL.encode(LedgerWire.toWire(chained, cell));
            case LedgerEntry.CounterMetered counter -> COUNTER.encode(LedgerWire.toWire(chained, counter));
            case LedgerEntry.FactRejected rejected -> REJECTED.encode(LedgerWire.toWire(chained, rejected));
            case LedgerEntry.StatementIssued statement -> STATEMENT.encode(LedgerWire.toWire(chained, statement));
            case LedgerEntry.StatementWithheld withheld -> WITHHELD.encode(LedgerWire.toWire(chained, withheld));
            case LedgerEntry.CellsStated entry -> CELLS.encode(CellsWire.toWire(chained, entry));
            case BackBillEntry.Resolved entry -> RESOLVED.encode(CellsWire.toWire(chained, entry));
            case BackBillEntry.Computed entry -> COMPUTED.encode(BackBillWire.toWire(chained, entry));
            case BackBillEntry.Posted entry -> POSTED.encode(BackBillWire.toWire(chained, entry));
            case BackBillEntry.Held entry -> HELD.encode(BackBillWire.toWire(chained, entry));
            case LedgerEntry.BudgetReached entry -> BUDGET.encode(CellsWire.toWire(chained, entry));
        };
    }

    /**
     * The entry in these bytes.
     *
     * @throws UnreadableRecord when the type is unknown or the bytes are not of it
     */
    public static ChainedEntry decode(String type, byte[] bytes) {
        try {
            return switch (type) {
                case CELL_METERED -> LedgerWire.fromWire(CELL.decode(bytes));
                case COUNTER_METERED -> LedgerWire.fromWire(COUNTER.decode(bytes));
                case FACT_REJECTED -> LedgerWire.fromWire(REJECTED.decode(bytes));
                case STATEMENT_ISSUED -> LedgerWire.fromWire(STATEMENT.decode(bytes));
                case STATEMENT_WITHHELD -> LedgerWire.fromWire(WITHHELD.decode(bytes));
                case CELLS_STATED -> CellsWire.fromWire(CELLS.decode(bytes));
                case CELLS_RESOLVED -> CellsWire.fromWire(RESOLVED.decode(bytes));
                case BACK_BILL_COMPUTED -> BackBillWire.fromWire(COMPUTED.decode(bytes));
                case BACK_BILL_POSTED -> BackBillWire.fromWire(POSTED.decode(bytes));
                case BACK_BILL_HELD -> BackBillWire.fromWire(HELD.decode(bytes));
                case BUDGET_REACHED -> CellsWire.fromWire(BUDGET.decode(bytes));
                default -> throw new UnreadableRecord("unknown ledger entry " + type);
            };
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(type + ": " + e.getMessage(), e);
        }
    }
}
