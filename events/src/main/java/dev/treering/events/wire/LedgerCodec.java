package dev.treering.events.wire;

import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.wire.ledger.CellMetered;
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

    private static final SingleObject<CellMetered> CELL = new SingleObject<>(CellMetered.getClassSchema());
    private static final SingleObject<CounterMetered> COUNTER = new SingleObject<>(CounterMetered.getClassSchema());
    private static final SingleObject<FactRejected> REJECTED = new SingleObject<>(FactRejected.getClassSchema());
    private static final SingleObject<StatementIssued> STATEMENT = new SingleObject<>(StatementIssued.getClassSchema());
    private static final SingleObject<StatementWithheld> WITHHELD =
            new SingleObject<>(StatementWithheld.getClassSchema());

    private LedgerCodec() {}

    public static String typeOf(LedgerEntry entry) {
        return switch (entry) {
            case LedgerEntry.CellMetered _ -> CELL_METERED;
            case LedgerEntry.CounterMetered _ -> COUNTER_METERED;
            case LedgerEntry.FactRejected _ -> FACT_REJECTED;
            case LedgerEntry.StatementIssued _ -> STATEMENT_ISSUED;
            case LedgerEntry.StatementWithheld _ -> STATEMENT_WITHHELD;
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
                default -> throw new UnreadableRecord("unknown ledger entry " + type);
            };
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(type + ": " + e.getMessage(), e);
        }
    }
}
