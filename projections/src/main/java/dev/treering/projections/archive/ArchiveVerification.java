package dev.treering.projections.archive;

import dev.treering.events.archive.Archive;
import dev.treering.events.archive.ArchiveProgress;
import dev.treering.events.archive.ArchivedFact;
import dev.treering.events.archive.DamagedArchive;
import dev.treering.events.archive.MergedFacts;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.audit.Head;
import dev.treering.projections.audit.LedgerDigest;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.log.FactReading;
import dev.treering.projections.step.MemoryShelves;
import dev.treering.projections.verify.Verification;
import dev.treering.projections.verify.Verification.Mismatch;
import dev.treering.projections.verify.Verification.Place;
import dev.treering.projections.verify.VerificationProgress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Folds an archive with the pure rules, as the verification of a server folds the log: without Kafka, without a database, without
 * any server. The digest it comes to is the server's where the archive holds the whole of the server's log.
 */
public final class ArchiveVerification {

    private static final int TOLD_EVERY = 1000;

    private final Archive archive;
    private final Consumer<LedgerRecord> record;
    private final List<AccountLedger> ledgers;
    private long folded;
    private long unreadable;
    private long entries;
    private long statements;

    private ArchiveVerification(Archive archive, Consumer<LedgerRecord> record) {
        this.archive = archive;
        this.record = record;
        this.ledgers = Stream.generate(() -> new AccountLedger(new MemoryShelves()))
                .limit(archive.partitions())
                .toList();
    }

    /**
     * Checks every byte, then folds. Whatever is wrong is a {@link DamagedArchive} with its place.
     *
     * @param reading is told how far the hashes are compared
     * @param folding is told how many records are folded
     */
    public static Verification run(Archive archive, ArchiveProgress reading, VerificationProgress folding)
            throws IOException {
        archive.check(reading);
        return fold(archive, folding, record -> {});
    }

    /** Folds without comparing hashes; {@code record} is told of every ledger record, each account's in order. */
    public static Verification fold(Archive archive, VerificationProgress folding, Consumer<LedgerRecord> record)
            throws IOException {
        if (archive.firstPosition() != 0) {
            return new Verification.CannotVerify("the archive begins at log position " + archive.firstPosition()
                    + ": what came before cannot be folded; name the archives before it first");
        }
        return new ArchiveVerification(archive, record).fold(folding);
    }

    private Verification fold(VerificationProgress folding) throws IOException {
        try (MergedFacts facts = archive.facts()) {
            for (var copies = facts.next(); !copies.isEmpty(); copies = facts.next()) {
                for (ArchivedFact copy : copies) {
                    var misfiled = fold(copy);
                    if (misfiled.isPresent()) {
                        return misfiled.get();
                    }
                }
                if (copies.getFirst().position() % TOLD_EVERY == 0) {
                    folding.read(folded, archive.records());
                }
            }
        }
        var heads = new TreeMap<AccountId, Head>();
        ledgers.forEach(ledger -> heads.putAll(ledger.heads()));
        return new Verification.Verified(
                archive.partitions(),
                folded,
                unreadable,
                heads.size(),
                entries,
                statements,
                0, // an archive has the facts alone
                LedgerDigest.of(heads),
                archive.lastPosition());
    }

    private Optional<Mismatch> fold(ArchivedFact archived) {
        switch (FactReading.of(archived, archive.partitions())) {
            case FactReading.Unreadable _ -> unreadable++;
            case FactReading.Readable(var fact) -> {
                if (!fact.fact().owner().equals(archived.account())) {
                    return Optional.of(misfiled(archived, fact));
                }
                folded++;
                ledgers.get(archived.partition()).accept(fact).forEach(this::count);
            }
        }
        return Optional.empty();
    }

    /** Filed under nobody it would have to be everywhere, filed under somebody only there: that is not for the file to choose. */
    private static Mismatch misfiled(ArchivedFact archived, LoggedFact fact) {
        return new Mismatch(
                new Place(Topics.PLATFORM_EVENTS, archived.partition(), archived.position(), archived.account(), 0),
                "account",
                fact.fact().owner().map(AccountId::value).orElse("none"),
                archived.account().map(AccountId::value).orElse("none"));
    }

    private void count(LedgerRecord written) {
        entries++;
        statements += written.chained().entry() instanceof StatementIssued ? 1 : 0;
        record.accept(written);
    }
}
