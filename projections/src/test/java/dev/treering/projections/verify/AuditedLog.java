package dev.treering.projections.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.LedgerRecords;
import dev.treering.events.topics.SealRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import dev.treering.projections.ledger.OpenbTrace;
import dev.treering.projections.ledger.SealedLedger;
import dev.treering.projections.step.MemoryShelves;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Some accounts of a real trace, until its last month is closed: facts as the relay publishes them, and what the ledger publishes. */
final class AuditedLog {

    static final int PARTITIONS = 2;
    static final int CLOSES = 4;

    private AuditedLog() {}

    /** The facts, with positions of their own. */
    static List<LoggedFact> facts(OpenbTrace trace, int accounts) {
        var chosen = new TreeSet<AccountId>();
        var facts = new ArrayList<LoggedFact>();
        int closes = 0;
        for (LoggedFact each : trace.facts()) {
            each.fact().owner().filter(_ -> chosen.size() < accounts).ifPresent(chosen::add);
            if (closes < CLOSES && each.fact().owner().map(chosen::contains).orElse(true)) {
                facts.add(at(facts.size(), each));
            }
            closes += each.fact() instanceof PeriodClosed ? 1 : 0;
        }
        return facts;
    }

    private static LoggedFact at(long position, LoggedFact fact) {
        return new LoggedFact(position, fact.id(), fact.heldAt(), fact.recordedAt(), fact.extensions(), fact.fact());
    }

    /** The same facts without those of some accounts, as if they had never been. */
    static List<LoggedFact> without(Set<AccountId> accounts, List<LoggedFact> facts) {
        var others = new ArrayList<LoggedFact>();
        facts.stream()
                .filter(each -> each.fact().owner().filter(accounts::contains).isEmpty())
                .forEach(each -> others.add(at(others.size(), each)));
        return others;
    }

    /** All that is published of these facts. */
    static MemoryTopics published(List<LoggedFact> facts) {
        var topics = new MemoryTopics();
        var ledgers = IntStream.range(0, PARTITIONS)
                .mapToObj(_ -> new SealedLedger(new MemoryShelves()))
                .toList();
        for (LoggedFact fact : facts) {
            var on = fact.fact()
                    .owner()
                    .map(account -> IntStream.of(FactRecords.partitionOf(account, PARTITIONS)))
                    .orElseGet(() -> IntStream.range(0, PARTITIONS));
            on.forEach(partition -> publish(partition, fact, ledgers.get(partition), topics));
        }
        return topics;
    }

    private static void publish(int partition, LoggedFact fact, SealedLedger ledger, MemoryTopics topics) {
        var sent = FactRecords.record(
                partition,
                fact.fact().owner(),
                fact.position(),
                fact.id(),
                FactCatalogue.nameOf(fact.fact()),
                fact.heldAt(),
                fact.recordedAt(),
                fact.extensions(),
                FactCodec.encode(fact.fact()));
        topics.add(sent.topic(), partition, sent.timestamp(), sent.key(), sent.headers(), sent.value());
        var outcome = ledger.accept(fact);
        for (var entry : outcome.entries()) {
            Headers headers = LedgerRecords.headers(entry.chained(), entry.hash());
            byte[] key = key(entry.chained().account());
            topics.add(Topics.USAGE_LEDGER, partition, sent.timestamp(), key, headers, entry.bytes());
            if (entry.chained().entry() instanceof StatementIssued) {
                topics.add(Topics.STATEMENTS, partition, sent.timestamp(), key, headers, entry.bytes());
            }
        }
        for (var seal : outcome.seals()) {
            byte @Nullable [] key = seal.seal().owner().map(AuditedLog::key).orElse(null);
            Headers headers = SealRecords.headers(seal.seal(), partition, seal.hash());
            topics.add(Topics.SEALS, partition, sent.timestamp(), key, headers, seal.bytes());
        }
    }

    private static byte[] key(AccountId account) {
        return account.value().getBytes(UTF_8);
    }
}
