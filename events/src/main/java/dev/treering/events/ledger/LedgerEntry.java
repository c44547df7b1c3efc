package dev.treering.events.ledger;

import dev.treering.events.facts.FactId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What the ledger says of an account: metered, rejected or stated, each once. */
public sealed interface LedgerEntry
        permits BackBillEntry,
                LedgerEntry.BudgetReached,
                LedgerEntry.CellMetered,
                LedgerEntry.CellsStated,
                LedgerEntry.CounterMetered,
                LedgerEntry.FactRejected,
                LedgerEntry.StatementIssued,
                LedgerEntry.StatementWithheld {

    /** What kind of thing is metered. */
    enum ResourceKind {
        /** Dyno time: the name is the process type, the SKU the size. */
        DYNO,
        /** An add-on: the SKU is its plan. */
        ADD_ON,
        /** A private space. */
        SPACE,
        /** A network attached to a space: the name is space and network. */
        NETWORK,
        /** Build time: the name is the architecture. */
        BUILD,
        /** What a meter reported: the SKU is the meter, the name its unit. */
        USAGE,
        /** Nothing that was used: credits, tax and commitments of the account itself. Never metered. */
        ACCOUNT
    }

    /**
     * What is metered together.
     *
     * @param app id of the app; empty for what belongs to the account itself
     * @param name tells it from others of its kind within the app
     * @param sku what it is priced by
     */
    record Resource(ResourceKind kind, String app, String name, Sku sku) implements Comparable<Resource> {

        private static final Comparator<Resource> ORDER = Comparator.comparing(Resource::app)
                .thenComparing(Resource::name)
                .thenComparing(Resource::sku)
                .thenComparing(Resource::kind);

        /** Dyno time of a process type in a size. */
        public static Resource dyno(AppId app, ProcessType process, DynoSize size) {
            return new Resource(ResourceKind.DYNO, app.value(), process.value(), Sku.of(size));
        }

        @Override
        public int compareTo(Resource other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The integrals of a resource's levels, milliseconds.
     *
     * @param commandedMs asked for
     * @param observedMs seen running
     * @param billableMs the lesser of the two at every instant
     * @param crashMs what {@code billableMs} would be more, had dynos that crashed run until they were restarted
     * @param lostMs what it would be more again, had lost dynos run until they were declared lost
     * @param maintenanceMs the part of {@code billableMs} within maintenance mode
     */
    record Usage(long commandedMs, long observedMs, long billableMs, long crashMs, long lostMs, long maintenanceMs) {

        public static final Usage NONE = new Usage(0, 0, 0);

        /** Usage without crashes, losses and maintenance. */
        public Usage(long commandedMs, long observedMs, long billableMs) {
            this(commandedMs, observedMs, billableMs, 0, 0, 0);
        }

        /** Asked for and not there. */
        public long unservedMs() {
            return commandedMs - billableMs;
        }

        /** There and not asked for. */
        public long overrunMs() {
            return observedMs - billableMs;
        }

        public Usage plus(Usage other) {
            return new Usage(
                    Math.addExact(commandedMs, other.commandedMs),
                    Math.addExact(observedMs, other.observedMs),
                    Math.addExact(billableMs, other.billableMs),
                    Math.addExact(crashMs, other.crashMs),
                    Math.addExact(lostMs, other.lostMs),
                    Math.addExact(maintenanceMs, other.maintenanceMs));
        }

        public Usage minus(Usage other) {
            return new Usage(
                    Math.subtractExact(commandedMs, other.commandedMs),
                    Math.subtractExact(observedMs, other.observedMs),
                    Math.subtractExact(billableMs, other.billableMs),
                    Math.subtractExact(crashMs, other.crashMs),
                    Math.subtractExact(lostMs, other.lostMs),
                    Math.subtractExact(maintenanceMs, other.maintenanceMs));
        }
    }

    /**
     * What a counter came to.
     *
     * @param quantity sum of what was reported
     * @param events how many reports there were
     * @param peak the highest single report; 0 without any
     */
    record Count(BigDecimal quantity, long events, BigDecimal peak) {

        public static final Count NONE = new Count(BigDecimal.ZERO, 0, BigDecimal.ZERO);

        /** Both together: the same in any order. */
        public Count plus(Count other) {
            if (events == 0) {
                return other;
            }
            return other.events == 0
                    ? this
                    : new Count(
                            quantity.add(other.quantity), Math.addExact(events, other.events), peak.max(other.peak));
        }
    }

    /**
     * The usage of a resource on one UTC day, cumulative: a later revision replaces an earlier one.
     *
     * @param revision 0 for the first, one more each time late facts change the cell
     * @param dynoStarts dynos that started on the day
     * @param firstPosition log position of the first fact that made the cell
     * @param lastPosition log position of the last
     */
    record CellMetered(
            Resource resource,
            LocalDate day,
            int revision,
            Usage usage,
            int dynoStarts,
            long firstPosition,
            long lastPosition)
            implements LedgerEntry {}

    /**
     * What a counter came to on one UTC day, cumulative: a later revision replaces an earlier one.
     *
     * @param revision 0 for the first, one more each time late facts change the cell
     * @param firstPosition log position of the first fact that made the cell
     * @param lastPosition log position of the last
     */
    record CounterMetered(
            Resource resource, LocalDate day, int revision, Count count, long firstPosition, long lastPosition)
            implements LedgerEntry {}

    /**
     * A fact that is in the log and cannot be placed: no cell follows from it. It is kept as a dead letter until it is mended.
     *
     * @param position where in the log it lies
     * @param fact names it
     * @param type its CloudEvents type
     * @param detail what was wrong and what is allowed
     */
    record FactRejected(long position, FactId fact, String type, Reason reason, String detail) implements LedgerEntry {
        /** Why a fact cannot be placed, in order of precedence. */
        public enum Reason {
            /** It held before the account was opened. */
            BEFORE_ACCOUNT,
            /** It held in a day that is further back than the lookback. */
            BEFORE_LOOKBACK,
            /** It tells of a future that is further ahead than clocks differ. */
            IN_THE_FUTURE,
            /** It scales a process type that runs by itself: one-off and release-phase dynos. */
            NOT_SCALED
        }
    }

    /**
     * What a closed period comes to. In mode SHADOW it is not an invoice.
     *
     * @param lines sorted by app, process, SKU and price-book version
     * @param total sum of the rounded amounts
     */
    record StatementIssued(
            YearMonth period, BillingMode mode, Currency currency, List<StatementLine> lines, BigDecimal total)
            implements LedgerEntry {
        public StatementIssued {
            lines = List.copyOf(lines);
        }
    }

    /** A closed period that could not be stated; it will be as soon as the reason is gone. */
    record StatementWithheld(YearMonth period, BillingMode mode, Reason reason, String detail) implements LedgerEntry {
        /** Why a statement is withheld, in order of precedence. */
        public enum Reason {
            ACCOUNT_UNKNOWN,
            PRICE_BOOK_NOT_ASSIGNED,
            PRICE_BOOK_UNKNOWN,
            /** A book in another currency than the account's; older ledgers say so, since then a rate of exchange will do. */
            CURRENCY_MISMATCH,
            /** A book in another currency than the account's, and no rate of exchange that holds on the day. */
            FX_RATE_UNKNOWN,
            SKU_NOT_PRICED
        }
    }

    /** What a line of a statement is. */
    enum LineKind {
        /** What was used. */
        USAGE,
        /** What is missing to an agreed minimum. */
        MINIMUM,
        /** What a credit pays; negative. */
        CREDIT,
        /** Tax on the lines of one rate, or contained in them. */
        TAX
    }

    /**
     * One line of a statement.
     *
     * @param appName the app's name when the statement was drawn up; empty where there is no app
     * @param usage the integrals behind the line; none for what is no level
     * @param billedMs time that is billed, by the basis and the policies of the book; 0 for what is no level
     * @param quantity what is billed, in {@code unit}; for a tax line the amount that is taxed
     * @param unit what quantities and the unit price are in
     * @param book the price-book version that priced it; empty for credits and tax
     * @param unitPrice in the currency of the book; empty where there is no single one; the percentage on a tax line
     * @param listAmount what it comes to without discounts and maximum, rounded once like {@code amount}
     * @param amount in the statement's currency, rounded once, half away from zero, to the currency's minor unit
     * @param tax of a usage line, whether or not it is contained in the amount; empty where none is stated
     * @param detail for people: what was taken off or added, at which rate of exchange
     * @param corrects the closed period whose statement it changes; empty for a line of the statement's own period
     */
    record StatementLine(
            LineKind kind,
            Resource resource,
            String appName,
            Usage usage,
            long billedMs,
            BigDecimal quantity,
            String unit,
            Optional<PriceBookVersion> book,
            Optional<BigDecimal> unitPrice,
            BigDecimal listAmount,
            BigDecimal amount,
            Optional<LineTax> tax,
            String detail,
            Optional<Correction> corrects) {

        /** A line of the statement's own period. */
        public StatementLine(
                LineKind kind,
                Resource resource,
                String appName,
                Usage usage,
                long billedMs,
                BigDecimal quantity,
                String unit,
                Optional<PriceBookVersion> book,
                Optional<BigDecimal> unitPrice,
                BigDecimal listAmount,
                BigDecimal amount,
                Optional<LineTax> tax,
                String detail) {
            this(
                    kind,
                    resource,
                    appName,
                    usage,
                    billedMs,
                    quantity,
                    unit,
                    book,
                    unitPrice,
                    listAmount,
                    amount,
                    tax,
                    detail,
                    Optional.empty());
        }

        /** The same line, with this name of its app, correcting this or nothing. */
        public StatementLine with(String appName, Optional<Correction> corrects) {
            return new StatementLine(
                    kind,
                    resource,
                    appName,
                    usage,
                    billedMs,
                    quantity,
                    unit,
                    book,
                    unitPrice,
                    listAmount,
                    amount,
                    tax,
                    detail,
                    corrects);
        }
    }

    /**
     * That a line changes what was stated of a period that has closed.
     *
     * @param period the closed one
     * @param day whose usage has changed; empty where terms have, and not usage
     */
    record Correction(YearMonth period, Optional<LocalDate> day) {}

    /**
     * What a statement says of each cell: the cells of a LIVE statement are posted by it, those of a SHADOW statement are pending
     * until they are resolved. The amounts sum up to the statement's usage and minimum lines.
     *
     * @param period the cells belong to: the statement's own, or one that it corrects
     */
    record CellsStated(YearMonth period, BillingMode mode, List<CellAmount> cells) implements LedgerEntry {
        public CellsStated {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell and what was stated of it. Account, resource, day and revision are resolved once.
     *
     * @param revision 0 for what was stated first, one more for each statement that corrects it; not that of {@link CellMetered}
     * @param billedMs what this revision adds to billed time, milliseconds; 0 for what is no level
     * @param amount what it adds, in the account's currency, without exclusive tax; may be below 0 in a correction
     */
    record CellAmount(Resource resource, LocalDate day, int revision, long billedMs, BigDecimal amount) {}

    /**
     * An account's month has reached a part of its budget; told once a month for each threshold.
     *
     * @param period the month
     * @param threshold percentage of the budget
     * @param budget as set
     * @param spent what the month comes to so far, shadow and live together
     * @param asOf the closed UTC day it counts up to
     */
    record BudgetReached(YearMonth period, int threshold, BigDecimal budget, BigDecimal spent, LocalDate asOf)
            implements LedgerEntry {}

    /** Which tax a line falls under. {@code percent} is of the net amount. */
    record LineTax(String category, String jurisdiction, BigDecimal percent) {}
}
