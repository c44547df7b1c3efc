package dev.treering.events.seal;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What was sealed when a period closed. It is no entry of a chain: a chain that sealed itself would move its own head. */
public sealed interface Seal {

    /** The period whose close sealed it, a UTC calendar month. What is sealed may be of others. */
    YearMonth period();

    /** Log position of the closing fact, the same on every partition: the seal says what was known then. */
    long position();

    /** The account that is sealed; empty for the seal of a whole partition. */
    Optional<AccountId> owner();

    /**
     * What the ledger said of an account since it was sealed before.
     *
     * @param firstSequence one after the last entry sealed before; one more than {@code lastSequence} where none came
     * @param lastSequence last entry of the account's chain
     * @param chainHead hash of that entry's bytes
     * @param lineCount lines of the documents among these entries
     * @param lineRoot of the RFC 6962 tree over these lines, by sequence and line
     * @param totals in their order
     * @param books that priced a line, in their order
     */
    record AccountSealed(
            AccountId account,
            YearMonth period,
            long position,
            long firstSequence,
            long lastSequence,
            Hash chainHead,
            long lineCount,
            Hash lineRoot,
            List<Total> totals,
            List<Book> books)
            implements Seal {
        public AccountSealed {
            totals = List.copyOf(totals);
            books = List.copyOf(books);
        }

        @Override
        public Optional<AccountId> owner() {
            return Optional.of(account);
        }
    }

    /**
     * All accounts of a partition are sealed.
     *
     * @param closedAt when the closing fact held, UTC, milliseconds
     * @param accountCount accounts sealed
     * @param lineCount their lines
     * @param ruleVersion names the rules of metering, rating and stating
     * @param accountRoot of the RFC 6962 tree over the accounts, by their ids
     */
    record PartitionSealed(
            YearMonth period,
            long position,
            Instant closedAt,
            long accountCount,
            long lineCount,
            String ruleVersion,
            Hash accountRoot)
            implements Seal {

        @Override
        public Optional<AccountId> owner() {
            return Optional.empty();
        }
    }

    /** What kind of thing has lines that are charged. */
    enum Document {
        /** What a closed period comes to. */
        STATEMENT,
        /** What a case posts of what was pending; LIVE, since it is charged. */
        BACK_BILL
    }

    /**
     * What documents of one kind come to.
     *
     * @param period the documents' own
     * @param lines their number
     * @param amount sum of the lines' rounded amounts
     */
    record Total(
            Document document, YearMonth period, BillingMode mode, Currency currency, long lines, BigDecimal amount)
            implements Comparable<Total> {

        private static final Comparator<Total> ORDER = Comparator.comparing(Total::document)
                .thenComparing(Total::period)
                .thenComparing(Total::mode)
                .thenComparing(total -> total.currency().getCurrencyCode());

        /** By document, period, mode and currency, whatever they come to. */
        @Override
        public int compareTo(Total other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A price-book version that priced a line.
     *
     * @param source SHA-256 of the published file as UTF-8
     */
    record Book(PriceBookVersion book, Hash source) {}
}
