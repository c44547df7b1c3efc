package dev.treering.projections.query;

import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.Resource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was stated of an account in shadow, and what became of it, in the account's currency and without tax. Each figure is added
 * up from rows of its own, so that they are one amount only if nothing is lost between them: stated = posted + reduced + waived +
 * expired + still pending.
 *
 * @param stated all that was ever pending
 * @param posted charged by cases
 * @param reduced taken off by price rule, discount and cap of the cases that posted it
 * @param waived given up
 * @param expired out of every lookback
 * @param stillPending cells of which nothing was resolved, as they were stated
 */
public record ShadowUsage(
        BigDecimal stated,
        BigDecimal posted,
        BigDecimal reduced,
        BigDecimal waived,
        BigDecimal expired,
        List<CellAmount> stillPending) {

    public ShadowUsage {
        stillPending = List.copyOf(stillPending);
    }

    private record Key(Resource resource, LocalDate day, int revision) {
        static Key of(CellAmount cell) {
            return new Key(cell.resource(), cell.day(), cell.revision());
        }
    }

    /**
     * As the ledger and the table of resolutions say it.
     *
     * @param stated in shadow; a cell and revision that is stated again is the same
     * @param posted cases
     * @param resolutions of the account, live ones too
     */
    public static ShadowUsage of(
            Collection<CellsStated> stated, Collection<Posted> posted, Collection<CellResolution> resolutions) {
        Map<Key, CellAmount> cells = new LinkedHashMap<>();
        stated.stream().flatMap(entry -> entry.cells().stream()).forEach(cell -> cells.putIfAbsent(Key.of(cell), cell));
        Set<Key> resolved = resolutions.stream()
                .map(each -> new Key(each.resource(), each.day(), each.revision()))
                .collect(Collectors.toSet());
        var reductions = posted.stream()
                .flatMap(entry -> entry.backBill().cells().stream())
                .toList();
        return new ShadowUsage(
                sum(cells.values(), CellAmount::amount),
                sum(resolutions, CellResolution.Kind.POSTED_BACK_BILL),
                sum(reductions, ShadowUsage::off),
                sum(resolutions, CellResolution.Kind.WAIVED),
                sum(resolutions, CellResolution.Kind.EXPIRED),
                cells.entrySet().stream()
                        .filter(cell -> !resolved.contains(cell.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /** What is still pending. */
    public BigDecimal pending() {
        return sum(stillPending, CellAmount::amount);
    }

    /** Whether what was stated is accounted for, to the last decimal. */
    public boolean addsUp() {
        return stated.compareTo(posted.add(reduced).add(waived).add(expired).add(pending())) == 0;
    }

    private static BigDecimal off(BackBilledCell cell) {
        return cell.price().add(cell.discount()).add(cell.cap());
    }

    private static BigDecimal sum(Collection<CellResolution> resolutions, CellResolution.Kind kind) {
        return sum(resolutions.stream().filter(each -> each.kind() == kind).toList(), CellResolution::amount);
    }

    private static <T> BigDecimal sum(Collection<T> all, Function<T, BigDecimal> amount) {
        return all.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
