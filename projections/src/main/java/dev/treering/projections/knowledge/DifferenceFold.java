package dev.treering.projections.knowledge;

import dev.treering.events.facts.AccountFact.Opened;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.knowledge.Differences.LateFact;
import dev.treering.projections.knowledge.Differences.Stated;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.statements.Known;
import dev.treering.projections.step.MemoryShelves;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One partition of the log folded to what is known at a later position and was not at an earlier one. */
public final class DifferenceFold {

    private final long from;
    private final long to;
    private final AccountLedger ledger = new AccountLedger(new MemoryShelves());
    private final Set<YearMonth> closed = new HashSet<>();
    private final Set<AccountId> openedBefore = new HashSet<>();
    private final TreeSet<AccountId> opened = new TreeSet<>();
    private final List<Stated> stated = new ArrayList<>();
    private final List<LateFact> late = new ArrayList<>();
    private SortedMap<Place, Known> before = new TreeMap<>();
    private boolean isBetween;

    /** Which month of which account in which mode. */
    record Place(AccountId account, YearMonth period, BillingMode mode) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::account)
                .thenComparing(Place::period)
                .thenComparing(Place::mode);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Positions up to and with which facts are known; {@code from} is not behind {@code to}. */
    public DifferenceFold(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /** Takes in the next fact of the partition, in log order. */
    public void accept(LoggedFact logged) {
        if (logged.position() > to) {
            return;
        }
        if (logged.position() > from && !isBetween) {
            before = known();
            isBetween = true;
        }
        if (logged.fact() instanceof Opened account && openedBefore.add(account.account()) && isBetween) {
            opened.add(account.account());
        }
        List<LedgerRecord> records = ledger.accept(logged);
        if (isBetween) {
            records.forEach(record -> between(logged, record));
        }
        if (logged.fact() instanceof PeriodClosed period) {
            closed.add(period.period());
        }
    }

    /** What has become known between. */
    public Differences differences() {
        return isBetween
                ? new Differences(List.copyOf(opened), stated, ChangedMonths.between(before, known()), late)
                        .and(Differences.NONE)
                : Differences.NONE;
    }

    private void between(LoggedFact logged, LedgerRecord record) {
        AccountId account = record.chained().account();
        switch (record.chained().entry()) {
            case StatementIssued issued ->
                stated.add(new Stated(
                        account, issued.period(), issued.mode(), issued.total(), logged.position(), record.hash()));
            case CellMetered cell -> used(logged, account, cell.resource(), cell.day());
            case CounterMetered counter -> used(logged, account, counter.resource(), counter.day());
            default -> {} // nothing that was used
        }
    }

    private void used(LoggedFact logged, AccountId account, Resource resource, LocalDate day) {
        if (!(logged.fact() instanceof ClockFact) && closed.contains(YearMonth.from(day))) {
            late.add(new LateFact(
                    account,
                    logged.position(),
                    logged.id(),
                    FactCatalogue.nameOf(logged.fact().getClass()),
                    logged.heldAt(),
                    resource,
                    day));
        }
    }

    private SortedMap<Place, Known> known() {
        var known = new TreeMap<Place, Known>();
        ledger.months()
                .forEach((account, months) -> months.forEach(month -> ledger.known(account, month)
                        .forEach(each -> known.put(new Place(account, month, each.mode()), each))));
        return known;
    }
}
