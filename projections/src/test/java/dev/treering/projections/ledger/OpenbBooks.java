package dev.treering.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.BackBillEntry.Resolved;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.BillingMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an account's ledger entries, and nothing else, say of its cells. Fails at the entry that resolves one a second time. */
public final class OpenbBooks {

    /** What is resolved once. */
    public record Key(Resource resource, LocalDate day, int revision) {
        static Key of(CellAmount cell) {
            return new Key(cell.resource(), cell.day(), cell.revision());
        }
    }

    /** What became of it: posted live, posted by a case, waived or expired; the amount without zeros at its end. */
    public record End(String how, BigDecimal amount) {
        static End of(String how, BigDecimal amount) {
            return new End(how, amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros());
        }
    }

    private final List<CellAmount> shadow = new ArrayList<>();
    private final Map<Key, CellAmount> pending = new HashMap<>();
    private final Map<Key, End> resolved = new HashMap<>();
    private BigDecimal posted = BigDecimal.ZERO;
    private BigDecimal reduced = BigDecimal.ZERO;
    private BigDecimal waived = BigDecimal.ZERO;
    private BigDecimal expired = BigDecimal.ZERO;

    void said(LedgerEntry entry) {
        switch (entry) {
            case CellsStated stated
            when stated.mode() == BillingMode.LIVE ->
                stated.cells().forEach(cell -> ends(cell, "POSTED_LIVE", cell.amount()));
            case CellsStated stated -> stated.cells().forEach(this::pends);
            case Posted now -> now.backBill().cells().forEach(this::posted);
            case Resolved now -> {
                now.cells().forEach(cell -> leaves(cell, now.resolution().name(), cell.amount()));
                BigDecimal sum = sum(now.cells().stream());
                switch (now.resolution()) {
                    case WAIVED -> waived = waived.add(sum);
                    case EXPIRED -> expired = expired.add(sum);
                }
            }
            default -> {} // of no cell's end
        }
    }

    /** Stated in shadow = posted + taken off + waived + expired + pending still. */
    void the_sums_tie() {
        assertThat(Stream.of(posted, reduced, waived, expired, sum(pending().stream()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sum(shadow.stream()));
    }

    /** All that was ever stated in shadow. */
    List<CellAmount> shadow() {
        return List.copyOf(shadow);
    }

    List<CellAmount> pending() {
        return List.copyOf(pending.values());
    }

    BigDecimal postedByCases() {
        return posted;
    }

    BigDecimal takenOff() {
        return reduced;
    }

    BigDecimal waived() {
        return waived;
    }

    BigDecimal expired() {
        return expired;
    }

    public Map<Key, End> resolved() {
        return Map.copyOf(resolved);
    }

    static BigDecimal sum(Stream<CellAmount> cells) {
        return cells.map(CellAmount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void pends(CellAmount cell) {
        assertThat(pending.put(Key.of(cell), cell)).as("stated once: " + cell).isNull();
        shadow.add(cell);
    }

    private void posted(BackBilledCell cell) {
        BigDecimal off = cell.price().add(cell.discount()).add(cell.cap());
        assertThat(cell.posted().add(off)).isEqualByComparingTo(cell.pending().amount());
        leaves(cell.pending(), "POSTED_BACK_BILL", cell.posted());
        posted = posted.add(cell.posted());
        reduced = reduced.add(off);
    }

    private void leaves(CellAmount cell, String how, BigDecimal amount) {
        assertThat(pending.remove(Key.of(cell))).as("was pending: " + cell).isEqualTo(cell);
        ends(cell, how, amount);
    }

    private void ends(CellAmount cell, String how, BigDecimal amount) {
        assertThat(resolved.put(Key.of(cell), End.of(how, amount)))
                .as("resolved once: " + cell)
                .isNull();
    }
}
