package dev.treering.server.http.v1;

import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.AccountId;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What an account used in a month, in JSON. Levels in milliseconds, quantities of counters as decimal text. */
record UsageJson(String account, String month, List<Cell> cells, List<Counter> counters) {

    /** What reports are measured in, where the counter does not say: build time. */
    private static final String BUILD_UNIT = "ms";

    static UsageJson of(AccountId account, YearMonth month, List<CellMetered> cells, List<CounterMetered> counters) {
        return new UsageJson(
                account.value(),
                month.toString(),
                cells.stream().map(Cell::of).toList(),
                counters.stream().map(Counter::of).toList());
    }

    /** A level on a day. A dyno's name and SKU are its process type and size. */
    record Cell(
            String kind,
            String app,
            Optional<String> process,
            Optional<String> size,
            Optional<String> name,
            Optional<String> sku,
            String day,
            long commandedMs,
            long observedMs,
            long billableMs,
            long unservedMs,
            long overrunMs,
            long crashMs,
            long lostMs,
            long maintenanceMs,
            int dynoStarts,
            int revision) {

        static Cell of(CellMetered cell) {
            var resource = cell.resource();
            var dyno = Optional.of(resource).filter(each -> each.kind() == ResourceKind.DYNO);
            var other = Optional.of(resource).filter(each -> each.kind() != ResourceKind.DYNO);
            return new Cell(
                    resource.kind().name(),
                    resource.app(),
                    dyno.map(each -> each.name()),
                    dyno.map(each -> each.sku().value()),
                    other.map(each -> each.name()),
                    other.map(each -> each.sku().value()),
                    cell.day().toString(),
                    cell.usage().commandedMs(),
                    cell.usage().observedMs(),
                    cell.usage().billableMs(),
                    cell.usage().unservedMs(),
                    cell.usage().overrunMs(),
                    cell.usage().crashMs(),
                    cell.usage().lostMs(),
                    cell.usage().maintenanceMs(),
                    cell.dynoStarts(),
                    cell.revision());
        }
    }

    /**
     * A counter on a day.
     *
     * @param meter what is counted; of build time {@code build} or {@code build-failed}
     * @param arch of build time: the architecture, or any
     * @param events how many reports there were
     * @param peak the highest single report
     */
    record Counter(
            String kind,
            String app,
            String meter,
            Optional<String> arch,
            String unit,
            String day,
            String quantity,
            long events,
            String peak,
            int revision) {

        static Counter of(CounterMetered counter) {
            var resource = counter.resource();
            boolean build = resource.kind() == ResourceKind.BUILD;
            return new Counter(
                    resource.kind().name(),
                    resource.app(),
                    resource.sku().value(),
                    build ? Optional.of(resource.name()) : Optional.empty(),
                    build ? BUILD_UNIT : resource.name(),
                    counter.day().toString(),
                    counter.count().quantity().toPlainString(),
                    counter.count().events(),
                    counter.count().peak().toPlainString(),
                    counter.revision());
        }
    }
}
