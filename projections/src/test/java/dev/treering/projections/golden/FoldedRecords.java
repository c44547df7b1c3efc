package dev.treering.projections.golden;

import dev.treering.events.archive.Archive;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.archive.ArchiveVerification;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.verify.Verification;
import dev.treering.projections.verify.Verification.Verified;
import dev.treering.projections.verify.VerificationProgress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ledger records by account, each account's in order. */
final class FoldedRecords {

    private final SortedMap<AccountId, List<LedgerRecord>> byAccount = new TreeMap<>();

    /** What an archive leads to, and the verification's own account of it. */
    record OfArchive(FoldedRecords records, Verified verified) {}

    static OfArchive of(Path archive) throws IOException {
        var records = new FoldedRecords();
        Verification verified =
                ArchiveVerification.fold(Archive.open(List.of(archive)), VerificationProgress.NONE, records::add);
        return new OfArchive(records, (Verified) verified);
    }

    void add(LedgerRecord record) {
        byAccount
                .computeIfAbsent(record.chained().account(), _ -> new ArrayList<>())
                .add(record);
    }

    void addAll(Collection<LedgerRecord> records) {
        records.forEach(this::add);
    }

    void addAll(FoldedRecords others) {
        others.byAccount.values().forEach(this::addAll);
    }

    /** In order by account. */
    List<LedgerRecord> all() {
        return byAccount.values().stream().flatMap(List::stream).toList();
    }

    /** SHA-256 over every record, its length before it, in order by account. */
    String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (LedgerRecord record : all()) {
                digest.update(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(record.bytes().length)
                        .array());
                digest.update(record.bytes());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A record as a line of a list of hashes. */
    static String line(LedgerRecord record) {
        return record.chained().account() + " " + record.chained().sequence() + " " + record.hash();
    }
}
