package dev.treering.projections.sealing;

import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.seal.Seal.Book;
import dev.treering.events.seal.Seal.PartitionSealed;
import dev.treering.events.seal.Seal.Total;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.audit.Head;
import dev.treering.projections.audit.LedgerDigest;
import dev.treering.projections.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the partitions' seals of one close come to together. */
public sealed interface Combination {

    /**
     * Every partition has sealed, and they fit together.
     *
     * @param leaves of the accounts' tree, in its order
     */
    record Complete(PeriodSeal seal, SortedMap<AccountId, Hash> leaves) implements Combination {
        public Complete {
            leaves = Collections.unmodifiableSortedMap(new TreeMap<>(leaves));
        }
    }

    /** Something is missing, or does not fit. */
    record Broken(String reason) implements Combination {}

    /** @param partitions how many the log has; each must have sealed once, none needs to have an account */
    static Combination of(int partitions, Collection<PartitionSeals> sealed) {
        var byPartition = new TreeMap<Integer, PartitionSeals>();
        for (PartitionSeals each : sealed) {
            if (byPartition.put(each.partition(), each) != null) {
                return new Broken("partition " + each.partition() + " has sealed twice");
            }
        }
        for (int partition = 0; partition < partitions; partition++) {
            if (!byPartition.containsKey(partition)) {
                return new Broken("partition " + partition + " of " + partitions + " has not sealed");
            }
        }
        if (byPartition.size() != partitions) {
            return new Broken("partition " + byPartition.lastKey() + " has sealed, there are only " + partitions);
        }
        return fitting(List.copyOf(byPartition.values()));
    }

    private static Combination fitting(List<PartitionSeals> sealed) {
        PartitionSealed first = sealed.getFirst().end();
        for (PartitionSeals each : sealed) {
            PartitionSealed end = each.end();
            if (end.position() != first.position()
                    || !end.period().equals(first.period())
                    || !end.closedAt().equals(first.closedAt())
                    || !end.ruleVersion().equals(first.ruleVersion())) {
                return new Broken("partition " + each.partition() + " has sealed " + inWords(end) + ", partition 0 "
                        + inWords(first));
            }
            var contradiction = each.contradiction();
            if (contradiction.isPresent()) {
                return new Broken(contradiction.get());
            }
        }
        return combined(
                first, sealed.stream().flatMap(each -> each.accounts().stream()).toList());
    }

    private static String inWords(PartitionSealed end) {
        return end.period() + " at position " + end.position() + " of " + end.closedAt() + " by rules "
                + end.ruleVersion();
    }

    private static Combination combined(PartitionSealed end, List<AccountSealed> accounts) {
        var leaves = new TreeMap<AccountId, Hash>();
        var heads = new TreeMap<AccountId, Head>();
        var books = new TreeMap<PriceBookVersion, Book>();
        var totals = new ArrayList<Total>();
        long lines = 0;
        for (AccountSealed account : accounts) {
            if (leaves.put(account.account(), AccountLeaf.hash(account)) != null) {
                return new Broken(account.account() + " was sealed on two partitions");
            }
            heads.put(account.account(), new Head(account.lastSequence(), account.chainHead()));
            for (Book book : account.books()) {
                Book known = books.putIfAbsent(book.book(), book);
                if (known != null && !known.equals(book)) {
                    return new Broken("price book " + book.book() + " has two sources: " + known.source() + " and "
                            + book.source());
                }
            }
            totals.addAll(account.totals());
            lines = Math.addExact(lines, account.lineCount());
        }
        var seal = new PeriodSeal(
                end.period(),
                end.position(),
                end.closedAt(),
                accounts.size(),
                lines,
                PeriodSeal.Sum.of(totals),
                books.size(),
                MerkleTree.root(books.values().stream()
                        .map(BookLeaf::of)
                        .map(MerkleTree::leaf)
                        .toList()),
                end.ruleVersion(),
                MerkleTree.root(List.copyOf(leaves.values())),
                LedgerDigest.of(heads));
        return new Complete(seal, leaves);
    }
}
