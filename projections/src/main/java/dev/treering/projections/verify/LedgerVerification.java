package dev.treering.projections.verify;

import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.verify.Verification.CannotVerify;
import dev.treering.projections.verify.Verification.Mismatch;
import dev.treering.projections.verify.Verification.Verified;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Tries to disprove the ledger, on any machine that reaches Kafka. Changes nothing, joins no group. */
public final class LedgerVerification {

    private static final List<String> TOPICS =
            List.of(Topics.PLATFORM_EVENTS, Topics.USAGE_LEDGER, Topics.STATEMENTS, Topics.SEALS);

    private final Scope scope;
    private final VerificationProgress progress;

    private LedgerVerification(Scope scope, VerificationProgress progress) {
        this.scope = scope;
        this.progress = progress;
    }

    /**
     * Verifies all that was on the log when it began.
     *
     * @param account only this account's chain, and what it depends on; empty for all accounts, and the log itself
     * @param month compare only entries of this month, UTC; empty for all
     */
    public static Verification run(
            String bootstrapServers,
            Optional<AccountId> account,
            Optional<YearMonth> month,
            VerificationProgress progress)
            throws InterruptedException {
        var verification = new LedgerVerification(new Scope(account, month), progress);
        try (var admin = LogClients.admin(bootstrapServers);
                var facts = LogClients.consumer(bootstrapServers);
                var ledger = LogClients.consumer(bootstrapServers);
                var statements = LogClients.consumer(bootstrapServers);
                var seals = LogClients.consumer(bootstrapServers)) {
            return verification.run(admin, facts, ledger, statements, seals);
        } catch (PartitionReader.Damaged e) {
            return e.asMismatch();
        } catch (PartitionReader.Stalled | KafkaException e) {
            return new CannotVerify(String.valueOf(e.getMessage()));
        }
    }

    /**
     * As above; and where all of the log is verified and is sound, the checkpoints on their topic are verified too.
     *
     * @param keys of the signed log, all that it has had; empty where they are not known, and nothing is said of checkpoints
     */
    public static Verification run(
            String bootstrapServers,
            Optional<AccountId> account,
            Optional<YearMonth> month,
            Optional<KeyRing> keys,
            VerificationProgress progress)
            throws InterruptedException {
        var verification = run(bootstrapServers, account, month, progress);
        boolean isSoundAndWhole = verification instanceof Verified && account.isEmpty() && month.isEmpty();
        return isSoundAndWhole && keys.isPresent()
                ? CheckpointAudit.run(bootstrapServers, keys.get()).orElse(verification)
                : verification;
    }

    private Verification run(
            Admin admin,
            Consumer<byte[], byte[]> facts,
            Consumer<byte[], byte[]> ledger,
            Consumer<byte[], byte[]> statements,
            Consumer<byte[], byte[]> seals)
            throws InterruptedException {
        var counts = partitionCounts(admin);
        if (counts.size() != 1) {
            return new CannotVerify(
                    counts.isEmpty()
                            ? "not all of the topics " + TOPICS + " are there"
                            : TOPICS + " have different numbers of partitions: " + counts);
        }
        int partitions = counts.getFirst();
        var consumers = Map.of(
                Topics.PLATFORM_EVENTS, facts,
                Topics.USAGE_LEDGER, ledger,
                Topics.STATEMENTS, statements,
                Topics.SEALS, seals);
        return run(
                partitions,
                Extent.of(admin, partitions),
                (at, end) -> new PartitionReader(Objects.requireNonNull(consumers.get(at.topic())), at, end));
    }

    /** Verifies all that lies before the ends of an extent. */
    static Verification of(Scope scope, int partitions, Extent extent, StoredLog log) {
        return new LedgerVerification(scope, VerificationProgress.NONE).run(partitions, extent, log);
    }

    private Verification run(int partitions, Extent extent, StoredLog log) {
        var tally = new Tally(progress, extent.offsets());
        var positions = new PositionAudit(partitions);
        Optional<Verification> inTheWay = Optional.empty();
        for (int partition : partitionsInScope(partitions)) {
            var problem = new PartitionVerification(
                            scope,
                            extent,
                            reader(log, Topics.PLATFORM_EVENTS, partition, extent.written()),
                            reader(log, Topics.USAGE_LEDGER, partition, extent.ledger()),
                            reader(log, Topics.STATEMENTS, partition, extent.statements()),
                            reader(log, Topics.SEALS, partition, extent.seals()),
                            positions,
                            tally)
                    .problem();
            if (problem.isPresent() && problem.get() instanceof Mismatch mismatch) {
                return mismatch; // what is behind on one partition does not excuse what is wrong on another
            }
            inTheWay = inTheWay.or(() -> problem);
        }
        Optional<Mismatch> missing = scope.account().isEmpty() ? positions.missing() : Optional.empty();
        return inTheWay.or(() -> missing)
                .orElseGet(() -> tally.verified(partitionsInScope(partitions).size()));
    }

    /** The different numbers of partitions the topics have; none when a topic is missing. */
    private static List<Integer> partitionCounts(Admin admin) throws InterruptedException {
        try {
            return admin.describeTopics(TOPICS).allTopicNames().get().values().stream()
                    .map(topic -> topic.partitions().size())
                    .distinct()
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of();
            }
            throw new KafkaException("the topics cannot be looked up: " + e.getCause(), e);
        }
    }

    private List<Integer> partitionsInScope(int partitions) {
        return scope.account()
                .map(account -> List.of(FactRecords.partitionOf(account, partitions)))
                .orElseGet(() -> IntStream.range(0, partitions).boxed().toList());
    }

    private static PartitionReader reader(StoredLog log, String topic, int partition, Map<TopicPartition, Long> ends) {
        var at = new TopicPartition(topic, partition);
        return log.reader(at, ends.getOrDefault(at, 0L));
    }
}
