package dev.treering.projections.sealing;

import dev.treering.events.seal.Seal.Book;
import dev.treering.events.seal.Seal.Total;
import dev.treering.events.vocabulary.Hash;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What was sealed at a close over all partitions: the entry of the log that is signed.
 *
 * @param period that was closed, a UTC calendar month
 * @param position log position of the closing fact: what is sealed is what was known then
 * @param closedAt when the closing fact held, UTC, milliseconds
 * @param accounts their number
 * @param lines their number
 * @param totals over all accounts, in their order
 * @param books that priced a line, by id and version
 * @param ruleVersion names the rules of metering, rating and stating
 * @param accountRoot of the RFC 6962 tree over all accounts, by their ids
 * @param chainHeads digest over where every chain ends, see {@link dev.treering.projections.audit.LedgerDigest}
 */
public record PeriodSeal(
        YearMonth period,
        long position,
        Instant closedAt,
        long accounts,
        long lines,
        List<Total> totals,
        List<Book> books,
        String ruleVersion,
        Hash accountRoot,
        Hash chainHeads) {

    private static final long VERSION = 1;

    public PeriodSeal {
        totals = List.copyOf(totals);
        books = List.copyOf(books);
    }

    /** The entry's bytes: canonical JSON, see {@code docs/seals.md}. */
    public byte[] entry() {
        return new CanonicalJson()
                .with("v", VERSION)
                .with("type", "period")
                .with("period", period.toString())
                .with("position", position)
                .with("closedAt", closedAt.toString())
                .with("accounts", accounts)
                .with("lines", lines)
                .with("totals", AccountLeaf.totals(totals))
                .with("priceBooks", AccountLeaf.books(books))
                .with("ruleVersion", ruleVersion)
                .with("accountRoot", accountRoot.toString())
                .with("chainHeads", chainHeads.toString())
                .bytes();
    }
}
