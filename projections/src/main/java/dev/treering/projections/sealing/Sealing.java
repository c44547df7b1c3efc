package dev.treering.projections.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.seal.Seal.Book;
import dev.treering.events.seal.Seal.PartitionSealed;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.audit.Head;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.merkle.CompactRange;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.Shelf;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Seals every account that has a chain whenever a period closes, with all that came to the chain since it was sealed before. So what is
 * stated late, corrected or back-billed is in the next seal, and nothing is in none.
 *
 * <pre>
 * chain   1 2 3 4 5 │ 6 7 8 │ 9 10
 * closed        March   April
 * sealed    1..5        6..8      9 and 10 by the next close
 * </pre>
 */
public final class Sealing {

    /**
     * Names the rules by which facts lead to entries. Other rules must be named by a fact, and hold from its position on: a log that was
     * sealed must lead to the same seals for ever.
     */
    public static final String RULE_VERSION = "1";

    private static final ShelfSpec<Unsealed> ACCOUNTS = new ShelfSpec<>("sealing-accounts", Unsealed.CODEC);
    private static final ShelfSpec<Hash> BOOKS = new ShelfSpec<>(
            "sealing-books",
            ShelfCodec.version(1, (hash, out) -> out.raw(hash.bytes()), in -> Hash.ofDigest(in.raw())));

    /** The shelves a sealing opens. */
    public static final List<ShelfSpec<?>> SHELVES = List.of(ACCOUNTS, BOOKS);

    private final Shelf<Unsealed> accounts;
    private final Shelf<Hash> books;

    public Sealing(Shelves shelves) {
        this.accounts = shelves.open(ACCOUNTS);
        this.books = shelves.open(BOOKS);
    }

    /** Whether {@link #accept} has anything to do with a fact. */
    public static boolean concerns(Fact fact) {
        return fact instanceof PeriodClosed || fact instanceof BookPublished;
    }

    /** Takes in the next entry of the ledger, in its order. */
    public void take(LedgerRecord record) {
        SealedDocument.of(record).ifPresent(document -> {
            Key key = Key.of(record.chained().account().value());
            accounts.put(key, accounts.get(key).orElse(Unsealed.NEVER).with(document));
        });
    }

    /**
     * Takes in a fact, after all entries that it led to; gives what is sealed because of it: the accounts by their ids, then the partition.
     *
     * @param heads where the chains end now; asked for only when there is something to seal
     */
    public List<SealRecord> accept(LoggedFact logged, Supplier<SortedMap<AccountId, Head>> heads) {
        return switch (logged.fact()) {
            case BookPublished book -> {
                Key key = bookKey(book.book());
                if (books.get(key)
                        .isEmpty()) { // a version is immutable: the first that is published is the one that prices
                    books.put(key, Hash.of(book.source().getBytes(UTF_8)));
                }
                yield List.of();
            }
            case PeriodClosed closed -> sealed(closed, logged.position(), logged.heldAt(), heads.get());
            default -> List.of();
        };
    }

    private List<SealRecord> sealed(
            PeriodClosed closed, long position, Instant closedAt, SortedMap<AccountId, Head> heads) {
        var records = new ArrayList<SealRecord>();
        CompactRange tree = CompactRange.EMPTY;
        long lines = 0;
        for (Map.Entry<AccountId, Head> each : heads.entrySet()) {
            AccountSealed seal = sealed(closed, position, each.getKey(), each.getValue());
            tree = tree.append(AccountLeaf.hash(seal));
            lines += seal.lineCount();
            records.add(SealRecord.of(seal));
        }
        records.add(SealRecord.of(new PartitionSealed(
                closed.period(), position, closedAt, heads.size(), lines, RULE_VERSION, tree.root())));
        return records;
    }

    private AccountSealed sealed(PeriodClosed closed, long position, AccountId account, Head head) {
        Key key = Key.of(account.value());
        Unsealed open = accounts.get(key).orElse(Unsealed.NEVER);
        accounts.put(key, Unsealed.after(head.sequence()));
        return new AccountSealed(
                account,
                closed.period(),
                position,
                open.sealed() + 1,
                head.sequence(),
                head.hash(),
                open.lines().size(),
                open.lines().root(),
                open.totals(),
                open.books().stream().map(this::book).toList());
    }

    private Book book(PriceBookVersion version) {
        return new Book(
                version,
                books.get(bookKey(version))
                        .orElseThrow(() -> new IllegalStateException(
                                version + " has priced a line and was never published: the rules allow no such line")));
    }

    private static Key bookKey(PriceBookVersion version) {
        return Key.of(version.id()).then(version.version());
    }
}
