package dev.treering.projections.sealing;

import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.seal.Seal.PartitionSealed;
import dev.treering.projections.merkle.MerkleTree;
import java.util.List;
import java.util.Optional;

/**
 * What one partition has sealed at one close.
 *
 * @param accounts in their order
 * @param end the partition's own seal, which comes after them
 */
public record PartitionSeals(int partition, List<AccountSealed> accounts, PartitionSealed end) {

    public PartitionSeals {
        accounts = List.copyOf(accounts);
    }

    /** In words, how the partition's seal does not fit the accounts' seals; empty where it does. */
    Optional<String> contradiction() {
        String where = "partition " + partition + ", closing at position " + end.position() + ": ";
        for (AccountSealed account : accounts) {
            if (account.position() != end.position() || !account.period().equals(end.period())) {
                return Optional.of(where + account.account() + " was sealed for " + account.period() + " at position "
                        + account.position());
            }
        }
        if (accounts.size() != end.accountCount()) {
            return Optional.of(where + end.accountCount() + " accounts were sealed, " + accounts.size() + " are there");
        }
        long lines = accounts.stream().mapToLong(AccountSealed::lineCount).sum();
        if (lines != end.lineCount()) {
            return Optional.of(where + end.lineCount() + " lines were sealed, the accounts have " + lines);
        }
        var root = MerkleTree.root(accounts.stream().map(AccountLeaf::hash).toList());
        return root.equals(end.accountRoot())
                ? Optional.empty()
                : Optional.of(
                        where + "the root over the accounts was " + end.accountRoot() + ", those there have " + root);
    }
}
