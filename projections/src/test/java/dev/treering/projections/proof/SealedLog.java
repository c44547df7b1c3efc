package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.seal.Seal.PartitionSealed;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.SealedLedger;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SigningKey;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.RandomLog;
import dev.treering.projections.sealing.Combination;
import dev.treering.projections.sealing.PartitionSeals;
import dev.treering.projections.sealing.SealRecord;
import dev.treering.projections.sealing.SealedDocument;
import dev.treering.projections.step.MemoryShelves;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log on one partition, sealed at each close, and the signed log of its seals. */
final class SealedLog {

    static final String ORIGIN = "example.com/seals";
    static final SigningKey KEY = SigningKey.generate(ORIGIN, new SecureRandom());
    static final KeyRing KEYS = KeyRing.of(KEY.verifier());

    /** A price book of somebody else. */
    static final PriceBookVersion PRIVATE = new PriceBookVersion("private", 1);

    private final List<BundledFact> facts = new ArrayList<>();
    private final List<LedgerRecord> records = new ArrayList<>();
    private final List<byte[]> entries = new ArrayList<>();
    private final List<Combination> closes = new ArrayList<>();
    private final Map<AccountId, AccountSealed> newestSeals = new HashMap<>();
    private Combination.Complete newest;
    private int factsAtClose;

    /** Of four accounts, and with a price book that is none of theirs. */
    static SealedLog ofTwoMonths() {
        var log = new ArrayList<>(RandomLog.of(7, 4, 59, 3));
        log.addFirst(new Held(Instant.parse("2026-01-01T00:00:00Z"), privateBook()));
        return new SealedLog(log);
    }

    @SuppressWarnings("NullAway.Init") // the log closes a month
    SealedLog(List<Held> log) {
        var ledger = new SealedLedger(new MemoryShelves());
        for (Held held : log) {
            int position = facts.size();
            var id = new FactId("test", "f" + position);
            var fact = new LoggedFact(
                    position,
                    id,
                    held.at(),
                    held.at().plusMillis(3),
                    Map.of("traceparent", "t" + position),
                    held.fact());
            facts.add(BundledFact.of(fact));
            var outcome = ledger.accept(fact);
            records.addAll(outcome.entries());
            if (held.fact() instanceof PeriodClosed) {
                close(outcome.seals());
            }
        }
    }

    private void close(List<SealRecord> seals) {
        var accounts = new ArrayList<AccountSealed>();
        for (SealRecord each : seals) {
            switch (each.seal()) {
                case AccountSealed account -> {
                    accounts.add(account);
                    newestSeals.put(account.account(), account);
                }
                case PartitionSealed end -> sealed(List.of(new PartitionSeals(0, accounts, end)));
            }
        }
    }

    private void sealed(List<PartitionSeals> seals) {
        switch (Combination.of(1, seals)) {
            case Combination.Complete complete -> newest = complete;
            case Combination.Broken broken -> throw new AssertionError(broken.reason());
        }
        closes.add(newest);
        entries.add(newest.seal().entry());
        factsAtClose = facts.size();
    }

    private static BookPublished privateBook() {
        return new BookPublished(
                PRIVATE,
                Currency.getInstance("USD"),
                LocalDate.of(2026, 1, 1),
                List.of(new PriceItem(new Sku("dyno-small"), new CalendarProrated(new BigDecimal("1.00")))),
                Hash.of("secret".getBytes(UTF_8)),
                "secret");
    }

    /** The period that was closed last. */
    YearMonth period() {
        return newest.seal().period();
    }

    /** Documents whose lines the newest seals cover. */
    List<SealedDocument> documents() {
        return records.stream()
                .flatMap(record -> SealedDocument.of(record).stream())
                .filter(this::isCovered)
                .toList();
    }

    private boolean isCovered(SealedDocument document) {
        var chained = document.record().chained();
        return Optional.ofNullable(newestSeals.get(chained.account()))
                .filter(seal -> chained.sequence() >= seal.firstSequence() && chained.sequence() <= seal.lastSequence())
                .isPresent();
    }

    BundleMaking making(AccountId account) {
        return making(account, entries.getLast(), KEY);
    }

    /** As if another entry had been signed. */
    BundleMaking making(AccountId account, byte[] entry, SigningKey key) {
        var all = new ArrayList<>(entries.subList(0, entries.size() - 1));
        all.add(entry);
        var leaves = all.stream().map(MerkleTree::leaf).toList();
        var checkpoint = new Checkpoint(key.verifier().name(), leaves.size(), MerkleTree.root(leaves));
        var proof = TlogProof.of(
                MerkleTree.inclusion(leaves.size() - 1, leaves), SignedCheckpoint.sign(checkpoint, List.of(key)));
        return new BundleMaking(account, facts.subList(0, factsAtClose), newest.leaves(), entry, proof);
    }

    /** All facts, those after the last close too. */
    List<BundledFact> facts() {
        return List.copyOf(facts);
    }

    /** What each close comes to. */
    List<Combination> closes() {
        return List.copyOf(closes);
    }

    /** The checkpoint that signs all of them. */
    byte[] newestNote() {
        var leaves = entries.stream().map(MerkleTree::leaf).toList();
        var checkpoint = new Checkpoint(ORIGIN, leaves.size(), MerkleTree.root(leaves));
        return SignedCheckpoint.sign(checkpoint, List.of(KEY)).note().bytes();
    }

    byte[] newestEntry() {
        return entries.getLast();
    }

    /** The bundle of the first line of a statement. */
    Bundle bundle(SealedDocument document) {
        var chained = document.record().chained();
        return value(making(chained.account()).bundle(chained.sequence(), 1));
    }

    static <T> T value(Reading<T> reading) {
        return switch (reading) {
            case Reading.Read<T> read -> read.value();
            case Reading.Refused<T> refused -> throw new AssertionError(refused.reason());
        };
    }
}
