package dev.treering.projections.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.topics.FactRecords;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.log.FactReading;
import dev.treering.projections.step.MemoryShelves;
import dev.treering.projections.verify.Verification.CannotVerify;
import dev.treering.projections.verify.Verification.Mismatch;
import dev.treering.projections.verify.Verification.Place;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Folds one partition of the log anew and holds every entry against the one that is stored. */
final class PartitionVerification {

    private final AccountLedger fold = new AccountLedger(new MemoryShelves());
    private final Scope scope;
    private final Extent extent;
    private final PartitionReader facts;
    private final PartitionReader ledger;
    private final PartitionReader statements;
    private final PositionAudit positions;
    private final Tally tally;

    PartitionVerification(
            Scope scope,
            Extent extent,
            PartitionReader facts,
            PartitionReader ledger,
            PartitionReader statements,
            PositionAudit positions,
            Tally tally) {
        this.scope = scope;
        this.extent = extent;
        this.facts = facts;
        this.ledger = ledger;
        this.statements = statements;
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
        return surplus(ledger).or(() -> surplus(statements));
    }

    private Optional<Verification> problem(ConsumerRecord<byte[], byte[]> record) {
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
        for (LedgerRecord expected : fold.accept(fact)) {
            var problem = problem(expected, fact, record.offset());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<Verification> problem(LedgerRecord expected, LoggedFact cause, long causeOffset) {
        boolean isStatement = expected.chained().entry() instanceof StatementIssued;
        var problem = problem(ledger, expected, cause, causeOffset);
        if (problem.isEmpty() && isStatement) {
            problem = problem(statements, expected, cause, causeOffset);
        }
        if (problem.isEmpty() && scope.includes(expected.chained())) {
            tally.compared(expected.chained().account(), isStatement);
        }
        return problem;
    }

    private Optional<Verification> problem(
            PartitionReader stored, LedgerRecord expected, LoggedFact cause, long causeOffset) {
        var found = nextInScope(stored);
        if (found.isEmpty()) {
            return Optional.of(
                    extent.isFolded(facts.partition(), causeOffset)
                            ? missing(stored, expected)
                            : behind(stored, cause));
        }
        if (!scope.includes(expected.chained())) {
            return Optional.empty();
        }
        return Comparison.of(expected, Math.max(0, cause.heldAt().toEpochMilli()), found.get())
                .map(difference -> new Mismatch(
                        new Place(
                                stored.partition().topic(),
                                stored.partition().partition(),
                                found.get().offset(),
                                Optional.of(expected.chained().account()),
                                expected.chained().sequence()),
                        difference.field(),
                        difference.expected(),
                        difference.found()));
    }

    private Optional<ConsumerRecord<byte[], byte[]>> nextInScope(PartitionReader stored) {
        var next = stored.next();
        while (next.isPresent() && !isInScope(next.get())) {
            next = stored.next();
        }
        return next;
    }

    private boolean isInScope(ConsumerRecord<byte[], byte[]> stored) {
        return scope.account()
                .map(account -> Arrays.equals(account.value().getBytes(UTF_8), stored.key()))
                .orElse(true);
    }

    private static Mismatch missing(PartitionReader stored, LedgerRecord expected) {
        return new Mismatch(
                new Place(
                        stored.partition().topic(),
                        stored.partition().partition(),
                        Place.NOT_THERE,
                        Optional.of(expected.chained().account()),
                        expected.chained().sequence()),
                "record",
                expected.chained().toString(),
                "nothing: the ledger says it has folded the fact that leads to it");
    }

    private CannotVerify behind(PartitionReader stored, LoggedFact cause) {
        long newest = cause.position();
        long left = 1;
        for (var record = facts.next(); record.isPresent(); record = facts.next()) {
            left++;
        }
        return new CannotVerify(
                "the ledger is behind the log: " + stored.partition() + " ends before what log position " + newest
                        + " leads to; " + left + " records of " + facts.partition() + " are still to be folded");
    }

    private Optional<Verification> surplus(PartitionReader stored) {
        return nextInScope(stored)
                .map(found -> new Mismatch(
                        new Place(
                                stored.partition().topic(),
                                stored.partition().partition(),
                                found.offset(),
                                Optional.empty(),
                                0),
                        "record",
                        "nothing: no fact leads to it",
                        "a record of " + new String(found.key() == null ? new byte[0] : found.key(), UTF_8)));
    }
}
