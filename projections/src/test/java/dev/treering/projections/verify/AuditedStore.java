package dev.treering.projections.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.archive.ArchiveLimits;
import dev.treering.events.archive.ArchivedFact;
import dev.treering.events.archive.ArchivedLog;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.topics.CheckpointRecords;
import dev.treering.events.topics.LedgerRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SigningKey;
import dev.treering.projections.proof.BundleWriter;
import dev.treering.projections.proof.BundledFact;
import dev.treering.projections.proof.LineWanted;
import dev.treering.projections.proof.Proof;
import dev.treering.projections.proof.ProofFold;
import dev.treering.projections.tlog.Opening;
import dev.treering.projections.tlog.TileLog;
import dev.treering.projections.tlog.TileLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that an auditor can be given of a log, made once: what is on the topics, the directory of the signed log, the proof of a line, and
 * an archive.
 */
record AuditedStore(MemoryTopics topics, Path log, Path archive, byte[] bundle) {

    static final SigningKey KEY = SigningKey.generate("example.com/seals", new SecureRandom());
    static final KeyRing KEYS = KeyRing.of(KEY.verifier());

    static AuditedStore of(List<LoggedFact> facts, Path folder) throws IOException {
        var topics = AuditedLog.published(facts);
        Path log = folder.resolve("log");
        sign(topics, log, KEY);
        Path archive = folder.resolve("archive");
        archived(topics).archive(archive, ArchiveLimits.USUAL, Optional.empty());
        return new AuditedStore(topics, log, archive, bundle(topics, facts));
    }

    /** Signs every period, publishes the checkpoints, and leaves the log in a directory. */
    static void sign(MemoryTopics topics, Path directory, SigningKey key) throws IOException {
        Files.createDirectories(directory);
        try (TileLog log = ((Opening.Open) new TileLogs().create(directory, key)).log()) {
            for (byte[] entry : topics.seals(Optional.empty()).entries()) {
                publish(log.append(entry), topics);
            }
        }
    }

    static void publish(SignedCheckpoint signed, MemoryTopics topics) {
        var checkpoint = signed.checkpoint();
        topics.add(
                Topics.CHECKPOINTS,
                0,
                0,
                null,
                CheckpointRecords.headers(checkpoint.origin(), checkpoint.size()),
                signed.note().bytes());
    }

    private static ArchivedLog archived(MemoryTopics topics) {
        return ArchivedLog.of(
                AuditedLog.PARTITIONS,
                topics.of(Topics.PLATFORM_EVENTS).stream()
                        .map(each -> ArchivedFact.of(
                                each.partition(), each.headers(), each.timestamp(), each.key(), each.value()))
                        .toList());
    }

    /** Of the last statement's first line. */
    private static byte[] bundle(MemoryTopics topics, List<LoggedFact> facts) {
        var chained = topics.of(Topics.STATEMENTS).stream()
                .map(each -> LedgerRecords.read(each.headers(), each.value()))
                .filter(each -> !((StatementIssued) each.entry()).lines().isEmpty())
                .reduce((_, last) -> last)
                .orElseThrow();
        AccountId account = chained.account();
        var statement = (StatementIssued) chained.entry();
        var fold = new ProofFold(new LineWanted(account, statement.period(), Optional.of(statement.mode()), 1));
        facts.stream()
                .filter(each -> each.fact().owner().map(account::equals).orElse(true))
                .map(BundledFact::of)
                .forEach(fold::accept);
        Proof proof = fold.proof(topics.seals(Optional.of(KEYS)));
        assertThat(proof).isInstanceOf(Proof.Made.class);
        return BundleWriter.write(((Proof.Made) proof).bundle());
    }

    /** The files of a directory by their names in it, in order. */
    static TreeMap<String, byte[]> files(Path directory) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
