package dev.treering.projections.proof;

import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.seal.Seal.Book;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Reading;
import dev.treering.projections.sealing.AccountLeaf;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Makes the bundle of a line from what was read of the log.
 *
 * @param account whose line it is
 * @param facts of the account's partition in their order, from the first to the one that closed the period; others' are passed over
 * @param accounts leaf of every account that was sealed by that close, over all partitions
 * @param entry of the log for the period
 * @param log the entry's place in the signed log
 */
@SuppressWarnings("ArrayRecordComponent") // the entry is hashed as it is; nothing compares these records
public record BundleMaking(
        AccountId account, List<BundledFact> facts, SortedMap<AccountId, Hash> accounts, byte[] entry, TlogProof log) {

    public BundleMaking {
        facts = List.copyOf(facts);
    }

    /**
     * The bundle of one line. Refused if the close has not sealed it, or if what was read does not fit together.
     *
     * @param sequence of the ledger entry with the statement
     * @param line its number in the statement, from 1
     */
    public Reading<Bundle> bundle(long sequence, int line) {
        var own = facts.stream()
                .filter(each -> each.fact().fact().owner().map(account::equals).orElse(true))
                .toList();
        return Refold.of(account, own).then(all -> {
            var needed = needed(own, all);
            return Refold.of(account, needed).then(refold -> bundle(sequence, line, needed, refold));
        });
    }

    /** Without the books that price nothing of the account's, which are none of its business, if the rules come to the same without. */
    private List<BundledFact> needed(List<BundledFact> own, Refold all) {
        var named = all.seal().books().stream().map(Book::book).collect(Collectors.toSet());
        var fewer = own.stream()
                .filter(each -> !(each.fact().fact() instanceof BookPublished book) || named.contains(book.book()))
                .toList();
        boolean same = Refold.of(account, fewer) instanceof Reading.Read<Refold> refold
                && refold.value().seal().equals(all.seal());
        return same ? fewer : own;
    }

    private Reading<Bundle> bundle(long sequence, int line, List<BundledFact> needed, Refold refold) {
        Optional<Integer> index = refold.index(sequence, line);
        if (index.isEmpty()) {
            return Reading.refused("line " + line + " of ledger entry " + sequence + " of " + account
                    + " is none that was sealed for " + refold.seal().period());
        }
        byte[] leaf = AccountLeaf.of(refold.seal());
        if (!Optional.ofNullable(accounts.get(account)).equals(Optional.of(MerkleTree.leaf(leaf)))) {
            return Reading.refused("the facts of " + account + " do not lead to what was sealed for "
                    + refold.seal().period());
        }
        var leaves = refold.leaves();
        return Reading.of(new Bundle(
                leaves.get(index.get()),
                MerkleTree.inclusion(
                        index.get(), leaves.stream().map(MerkleTree::leaf).toList()),
                leaf,
                MerkleTree.inclusion(accounts.headMap(account).size(), List.copyOf(accounts.values())),
                entry,
                log,
                refold.seal().books().stream()
                        .map(book -> new BundledBook(book.book(), source(needed, book.book())))
                        .toList(),
                refold.records().stream().map(LedgerRecord::bytes).toList(),
                needed));
    }

    private static String source(List<BundledFact> facts, PriceBookVersion book) {
        return facts.stream()
                .map(each -> each.fact().fact())
                .filter(BookPublished.class::isInstance)
                .map(BookPublished.class::cast)
                .filter(published -> published.book().equals(book))
                .findFirst()
                .map(BookPublished::source)
                .orElseThrow(() -> new IllegalStateException(book + " priced a line and was not published"));
    }
}
