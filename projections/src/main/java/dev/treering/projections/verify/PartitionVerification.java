package dev.treering.projections.verify;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.topics.FactRecords;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.SealedLedger;
import dev.treering.projections.log.FactReading;
import dev.treering.projections.sealing.SealRecord;
import dev.treering.projections.step.MemoryShelves;
import dev.treering.projections.verify.Verification.CannotVerify;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Folds one partition of the log anew and holds every entry and every seal against the one that is stored. */
final class PartitionVerification {

    private final SealedLedger fold = new SealedLedger(new MemoryShelves());
    private final Scope scope;
    private final Extent extent;
    private final PartitionReader facts;
    private final StoredPartition ledger;
    private final StoredPartition statements;
    private final StoredPartition seals;
    private final PositionAudit positions;
    private final Tally tally;

    PartitionVerification(
            Scope scope,
            Extent extent,
            PartitionReader facts,
            PartitionReader ledger,
            PartitionReader statements,
            PartitionReader seals,
            PositionAudit positions,
            Tally tally) {
        this.scope = scope;
        this.extent = extent;
        this.facts = facts;
        this.ledger = new StoredPartition(scope, ledger);
        this.statements = new StoredPartition(scope, statements);
        this.seals = new StoredPartition(scope, seals);
        this.positions = positions;
        this.tally = tally;
    }

    /** What is wrong, or in the way; empty when all is as it must be. */
    Optional<Verification> problem() {
        for (var record = facts.next(); record.isPresent(); record = facts.next()) {
            var problem = problem(record.get());
            if (problem.isPresent()) {
                return problem;
            }
        }
        tally.chainsEnd(fold.heads());
        return ledger.surplus().or(statements::surplus).or(seals::surplus);
    }

    private Optional<Verification> problem(ConsumerRecord<byte[], byte[]> record) {
        var damaged = WrittenFact.problem(record);
        if (damaged.isPresent()) {
            return Optional.of(damaged.get());
        }
        var position = FactRecords.positionOf(record.headers());
        if (position.isPresent()) {
            var misplaced =
                    positions.read(record, position.getAsLong(), extent.isDecided(facts.partition(), record.offset()));
            if (misplaced.isPresent()) {
                return Optional.of(misplaced.get());
            }
        }
        var reading = FactReading.of(
                record.headers(),
                Math.max(0, record.timestamp()),
                record.value(),
                record.partition(),
                extent.written().size());
        return switch (reading) {
            case FactReading.Readable(var fact) -> problem(fact, record);
            case FactReading.Unreadable _ -> {
                tally.passedOver(true);
                yield Optional.empty();
            }
        };
    }

    private Optional<Verification> problem(LoggedFact fact, ConsumerRecord<byte[], byte[]> record) {
        if (fact.fact().owner().isEmpty()) {
            positions.isForEverybody(record.partition(), fact.position());
        }
        if (!scope.concerns(fact.fact())) {
            tally.passedOver(false);
            return Optional.empty();
        }
        tally.folded(fact.position());
        var outcome = fold.accept(fact);
        for (LedgerRecord entry : outcome.entries()) {
            var problem = problem(entry, fact, record.offset());
            if (problem.isPresent()) {
                return problem;
            }
        }
        for (SealRecord seal : outcome.seals()) {
            var problem = problem(seal, fact, record.offset());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<Verification> problem(LedgerRecord entry, LoggedFact cause, long causeOffset) {
        boolean isStatement = entry.chained().entry() instanceof StatementIssued;
        boolean isCompared = scope.includes(entry.chained());
        var expected = Expected.of(entry);
        var problem = problem(ledger, expected, isCompared, cause, causeOffset);
        if (problem.isEmpty() && isStatement) {
            problem = problem(statements, expected, isCompared, cause, causeOffset);
        }
        if (problem.isEmpty() && isCompared) {
            tally.compared(entry.chained().account(), isStatement);
        }
        return problem;
    }

    private Optional<Verification> problem(SealRecord seal, LoggedFact cause, long causeOffset) {
        if (scope.account().isPresent() && seal.seal().owner().isEmpty()) {
            return Optional.empty(); // it is of all accounts of the partition, of which only one is folded
        }
        boolean isCompared = scope.includes(seal.seal());
        var expected = Expected.of(seal, facts.partition().partition());
        var problem = problem(seals, expected, isCompared, cause, causeOffset);
        if (problem.isEmpty() && isCompared) {
            tally.sealCompared();
        }
        return problem;
    }

    private Optional<Verification> problem(
            StoredPartition stored, Expected expected, boolean isCompared, LoggedFact cause, long causeOffset) {
        return stored.problem(
                expected,
                isCompared,
                Math.max(0, cause.heldAt().toEpochMilli()),
                () -> extent.isFolded(facts.partition(), causeOffset)
                        ? stored.missing(expected)
                        : behind(stored, cause));
    }

    private CannotVerify behind(StoredPartition stored, LoggedFact cause) {
        long newest = cause.position();
        long left = 1;
        for (var record = facts.next(); record.isPresent(); record = facts.next()) {
            left++;
        }
        return new CannotVerify("the ledger is behind the log: " + stored.name() + " ends before what log position "
                + newest + " leads to; " + left + " records of " + facts.partition() + " are still to be folded");
    }
}
