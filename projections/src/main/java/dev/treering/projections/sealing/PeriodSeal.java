package dev.treering.projections.sealing;

import dev.treering.events.seal.Seal.Document;
import dev.treering.events.seal.Seal.Total;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;

/**
 * What was sealed at a close over all partitions: the entry of the log that is signed. It must not grow with the number of accounts or
 * price books: an entry of such a log has 65,535 bytes at most.
 *
 * @param period that was closed, a UTC calendar month
 * @param position log position of the closing fact: what is sealed is what was known then
 * @param closedAt when the closing fact held, UTC, milliseconds
 * @param accounts their number
 * @param lines their number
 * @param sums over all accounts, in their order
 * @param books how many price-book versions priced a line
 * @param bookRoot of the RFC 6962 tree over these, by id and version
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
        List<Sum> sums,
        long books,
        Hash bookRoot,
        String ruleVersion,
        Hash accountRoot,
        Hash chainHeads) {

    private static final long VERSION = 1;

    public PeriodSeal {
        sums = List.copyOf(sums);
    }

    /** What documents of one kind, mode and currency come to, whatever their periods. */
    public record Sum(Document document, BillingMode mode, Currency currency, long lines, BigDecimal amount)
            implements Comparable<Sum> {

        private static final Comparator<Sum> ORDER = Comparator.comparing(Sum::document)
                .thenComparing(Sum::mode)
                .thenComparing(sum -> sum.currency().getCurrencyCode());

        /** By document, mode and currency, whatever they come to. */
        @Override
        public int compareTo(Sum other) {
            return ORDER.compare(this, other);
        }

        static List<Sum> of(Collection<Total> totals) {
            var byKind = new TreeMap<Sum, Sum>();
            for (Total total : totals) {
                var sum = new Sum(total.document(), total.mode(), total.currency(), total.lines(), total.amount());
                byKind.merge(sum, sum, Sum::plus);
            }
            return List.copyOf(byKind.values());
        }

        private Sum plus(Sum other) {
            return new Sum(document, mode, currency, Math.addExact(lines, other.lines), amount.add(other.amount));
        }

        private CanonicalJson json() {
            return new CanonicalJson()
                    .with("document", document.name())
                    .with("mode", mode.name())
                    .with("currency", currency.getCurrencyCode())
                    .with("lines", lines)
                    .with("amount", amount.toPlainString());
        }
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
                .with("totals", sums.stream().map(Sum::json).toList())
                .with("priceBooks", books)
                .with("priceBookRoot", bookRoot.toString())
                .with("ruleVersion", ruleVersion)
                .with("accountRoot", accountRoot.toString())
                .with("chainHeads", chainHeads.toString())
                .bytes();
    }
}
