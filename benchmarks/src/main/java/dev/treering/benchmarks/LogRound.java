package dev.treering.benchmarks;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.verify.LedgerVerification;
import dev.treering.projections.verify.Verification;
import dev.treering.projections.verify.Verification.Verified;
import dev.treering.projections.verify.VerificationProgress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Rounds over the log, each on a broker of its own: the limit, the replays, the live ledger, its verification. All of them must
 * come to the same ledger, or the figures are worth nothing.
 */
record LogRound(Trace trace, Figures figures) {

    /** One round of everything, the live ledger with so many threads. */
    void run(Path directory, int liveThreads) throws InterruptedException {
        try (var broker = LogBroker.start(directory.resolve("kafka"))) {
            broker.load(trace.facts());
            decode(Measure.DECODE, broker, 1);
            Hash digest = replay(Measure.REPLAY, broker, 1);
            decode(Measure.DECODE_BY_TWO, broker, 2);
            mustBe(digest, replay(Measure.REPLAY_BY_TWO, broker, 2));
            figures.add(
                    liveThreads == 1 ? Measure.LIVE : Measure.LIVE_BY_TWO,
                    trace.size(),
                    LiveLedger.fold(broker.address(), directory.resolve("state"), liveThreads));
            mustBe(digest, verify(broker).digest());
        }
    }

    private void decode(Measure measure, LogBroker broker, int threads) throws InterruptedException {
        long began = System.nanoTime();
        long records = LogReading.decode(broker.address(), threads);
        figures.add(measure, trace.size(), System.nanoTime() - began);
        if (records < trace.size()) {
            throw new IllegalStateException(records + " records of " + trace.size() + " facts were read");
        }
    }

    private Hash replay(Measure measure, LogBroker broker, int threads) throws InterruptedException {
        long began = System.nanoTime();
        Hash digest = LogReading.replay(broker.address(), threads);
        figures.add(measure, trace.size(), System.nanoTime() - began);
        return digest;
    }

    private Verified verify(LogBroker broker) throws InterruptedException {
        long began = System.nanoTime();
        Verification verification =
                LedgerVerification.run(broker.address(), Optional.empty(), Optional.empty(), VerificationProgress.NONE);
        figures.add(Measure.VERIFY, trace.size(), System.nanoTime() - began);
        if (!(verification instanceof Verified verified) || verified.position() != trace.size() - 1) {
            throw new IllegalStateException("the ledger is not as the facts have it: " + verification);
        }
        return verified;
    }

    private static void mustBe(Hash expected, Hash found) {
        if (!expected.equals(found)) {
            throw new IllegalStateException("two replays differ: " + expected + " and " + found);
        }
    }
}
