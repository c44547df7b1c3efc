package dev.treering.projections.metering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.Fact;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.FactRejected;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.EncodedShelves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A meter under test: what it was told, and what it issued since last asked. */
final class Metered {

    private final Meter meter = new Meter(new EncodedShelves());
    private final List<AccountEntry> issued = new ArrayList<>();
    private long position;

    /** Takes in a drawing, see {@link Timeline}. */
    static Metered given(String drawing) {
        return new Metered().and(drawing);
    }

    static Metered given() {
        return new Metered();
    }

    /** Takes in one more drawing, after all before. */
    Metered and(String drawing) {
        return and(Facts.ACCOUNT, drawing);
    }

    /** Takes in one more drawing, of the same app in another account. */
    Metered and(AccountId account, String drawing) {
        return and(Timeline.of(account, drawing).happenings());
    }

    /** Takes in happenings in this order, after all before. */
    Metered and(Collection<Timeline.Happening> happenings) {
        happenings.forEach(happening -> and(happening.heldAt(), happening.fact()));
        return this;
    }

    /** Takes in one more fact, after all before. */
    Metered and(Instant heldAt, Fact fact) {
        return at(position, heldAt, fact);
    }

    /** Takes in one more fact, told as soon as it was true. */
    Metered and(Fact fact) {
        return and(Facts.lastInstant(fact), fact);
    }

    /** Takes in a fact that stands at this place in the log. */
    Metered at(long place, Instant heldAt, Fact fact) {
        issued.addAll(meter.accept(Facts.logged(place, heldAt, fact)));
        position = Math.max(position, place + 1);
        return this;
    }

    /** Closes March's days up to this one. */
    Metered closed(int dayOfMonth) {
        return and(Facts.dayClosed(dayOfMonth));
    }

    /**
     * What was issued since the last time, in order, a row each. A cell: day, name, SKU, revision, and commanded, observed and billable
     * hours; then those of crash, lost and maintenance, each only if there are any. A counter: day, name, SKU, revision, quantity,
     * number of reports and peak. A rejection: its reason. Another account than the usual stands before a row. Blanks do not count.
     */
    Metered issues(String table) {
        assertThat(issued.stream().map(Metered::row).collect(Collectors.joining("\n")))
                .isEqualTo(table.strip().replaceAll("[ \t]+", " ").replaceAll(" ?\n ?", "\n"));
        issued.clear();
        return this;
    }

    Metered issuesNothing() {
        return issues("");
    }

    /** The one cell issued since the last time. */
    CellMetered cell() {
        assertThat(issued).hasSize(1);
        return (CellMetered) issued.removeFirst().entry();
    }

    /** The cells issued since the last time. */
    List<CellMetered> cells() {
        return issued.stream().map(entry -> (CellMetered) entry.entry()).toList();
    }

    /** The one rejection since the last time. */
    FactRejected rejection() {
        assertThat(issued).hasSize(1);
        return (FactRejected) issued.removeFirst().entry();
    }

    Metered skipped() {
        issued.clear();
        return this;
    }

    private static String row(AccountEntry issued) {
        String account = issued.account().equals(Facts.ACCOUNT) ? "" : issued.account() + " ";
        return account + row(issued.entry());
    }

    private static String row(LedgerEntry entry) {
        return switch (entry) {
            case CellMetered cell ->
                head(cell.day(), cell.resource(), cell.revision())
                        + hours("", cell.usage().commandedMs(), true)
                        + hours("", cell.usage().observedMs(), true)
                        + hours("", cell.usage().billableMs(), true)
                        + hours("crash ", cell.usage().crashMs(), false)
                        + hours("lost ", cell.usage().lostMs(), false)
                        + hours("maintenance ", cell.usage().maintenanceMs(), false);
            case CounterMetered counter ->
                head(counter.day(), counter.resource(), counter.revision())
                        + " " + counter.count().quantity().toPlainString()
                        + " in " + counter.count().events()
                        + " peak " + counter.count().peak().toPlainString();
            case FactRejected rejected -> "rejected " + rejected.reason();
            default -> "unexpected " + entry;
        };
    }

    private static String head(LocalDate day, Resource resource, int revision) {
        return day.toString().substring(5) + " " + resource.name() + " " + resource.sku() + " r" + revision;
    }

    private static String hours(String what, long ms, boolean evenNone) {
        if (ms == 0 && !evenNone) {
            return "";
        }
        return " " + what + (ms % Facts.HOUR_MS == 0 ? Long.toString(ms / Facts.HOUR_MS) : ms + "ms");
    }
}
