package dev.treering.projections.proof;

import dev.treering.projections.merkle.InclusionPath;
import java.util.List;

/**
 * All that shows where one line of a statement comes from, and that it was sealed.
 *
 * <pre>
 *   facts ▸ rules ▸ ledger ▸ line ─linePath▸ account ─accountPath▸ entry ─log▸ checkpoint ▸ key
 * </pre>
 *
 * @param line the line as it was sealed, canonical JSON
 * @param linePath from the line to the root over the account's lines
 * @param account what was sealed of the account, canonical JSON
 * @param accountPath from the account to the root over all accounts
 * @param entry the entry of the log for the period, canonical JSON
 * @param log from the entry to a signed checkpoint
 * @param books that the account's seal names
 * @param ledger every entry of the account's chain up to the seal, in order, as stored
 * @param facts all facts of the account up to the close, and of those that concern everybody all that the rules need
 */
@SuppressWarnings("ArrayRecordComponent") // documents are hashed as they are; nothing compares these records
public record Bundle(
        byte[] line,
        InclusionPath linePath,
        byte[] account,
        InclusionPath accountPath,
        byte[] entry,
        TlogProof log,
        List<BundledBook> books,
        List<byte[]> ledger,
        List<BundledFact> facts) {

    public Bundle {
        books = List.copyOf(books);
        ledger = List.copyOf(ledger);
        facts = List.copyOf(facts);
    }
}
