package dev.treering.events.ledger;

import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;

/** What the ledger says of an account: metered or stated, each once. */
public sealed interface LedgerEntry {

    /** What is metered together: one app, process type and size. */
    record Resource(AppId app, ProcessType process, DynoSize size) implements Comparable<Resource> {
        @Override
        public int compareTo(Resource other) {
            int byApp = app.compareTo(other.app);
            int byProcess = byApp != 0 ? byApp : process.compareTo(other.process);
            return byProcess != 0 ? byProcess : size.compareTo(other.size);
        }
    }

    /**
     * The integrals of a resource's levels, milliseconds.
     *
     * @param commandedMs asked for
     * @param observedMs seen running
     * @param billableMs the lesser of the two at every instant
     */
    record Usage(long commandedMs, long observedMs, long billableMs) {

        public static final Usage NONE = new Usage(0, 0, 0);

        public Usage plus(Usage other) {
            return new Usage(
                    Math.addExact(commandedMs, other.commandedMs),
                    Math.addExact(observedMs, other.observedMs),
                    Math.addExact(billableMs, other.billableMs));
        }

        public Usage minus(Usage other) {
            return new Usage(
                    Math.subtractExact(commandedMs, other.commandedMs),
                    Math.subtractExact(observedMs, other.observedMs),
                    Math.subtractExact(billableMs, other.billableMs));
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
            CURRENCY_MISMATCH,
            SKU_NOT_PRICED
        }
    }

    /**
     * One line of a statement.
     *
     * @param appName the app's name when the statement was drawn up
     * @param unitPrice price per unit, in the statement's currency
     * @param unit what the price buys, such as month
     * @param amount rounded once, half away from zero, to the currency's minor unit
     */
    record StatementLine(
            Resource resource,
            String appName,
            Usage usage,
            PriceBookVersion book,
            BigDecimal unitPrice,
            String unit,
            BigDecimal amount) {}
}
