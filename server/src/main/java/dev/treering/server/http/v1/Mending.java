package dev.treering.server.http.v1;

import dev.treering.events.facts.FactId;
import dev.treering.events.log.Appended;
import dev.treering.events.log.FactLog;
import dev.treering.events.log.Submission;
import dev.treering.projections.query.DeadLetterQueries.Attempt;
import dev.treering.projections.query.DeadLetterQueries.DeadLetter;
import dev.treering.projections.query.DeadLetterQueries.State;
import dev.treering.server.http.Call;
import dev.treering.server.http.LedgerProgress;
import dev.treering.server.http.Metrics;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Submits facts in place of dead letters, by the log's one door. A letter is mended once: two facts in its place would count
 * twice. So each submission first waits until it is known what became of those before it, and they go one by one.
 */
final class Mending {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final FactLog log;
    private final LedgerProgress progress;
    private final Metrics metrics;
    private final ReentrantLock oneByOne = new ReentrantLock();

    Mending(FactLog log, LedgerProgress progress, Metrics metrics) {
        this.log = log;
        this.progress = progress;
        this.metrics = metrics;
    }

    /**
     * What the log said.
     *
     * @param letter the dead letter
     * @param source of the fact that is to mend it
     * @param id of that fact
     * @param position where in the log it lies; what becomes of it is known once the ledgers have come there
     * @param accepted false where the log had it already
     */
    record Submitted(String letter, String source, String id, long position, boolean accepted) {}

    /** Submits what {@code replacement} makes of a letter that is still open. */
    Submitted submit(Call call, Supplier<DeadLetter> named, Function<DeadLetter, Submission> replacement) {
        oneByOne.lock();
        try {
            awaitWhatWasBefore();
            DeadLetter letter = named.get();
            Submission submission = replacement.apply(letter);
            refuseSecond(letter, submission.id());
            return append(caused(submission, call), letter);
        } finally {
            oneByOne.unlock();
        }
    }

    private void awaitWhatWasBefore() {
        long head = log.head();
        if (!progress.await(head, LONGEST_WAIT)) {
            throw new Refusal(Refused.because(
                    503,
                    "ledgers-behind",
                    "the ledgers are at " + progress.settled() + " of " + head
                            + ", so it is not known what became of the facts before; ask again"));
        }
    }

    /** The very fact that mended it may be told again: nothing comes of that. */
    private static void refuseSecond(DeadLetter letter, FactId id) {
        Optional<Attempt> taken = letter.attempts().stream()
                .filter(attempt -> attempt.refused().isEmpty())
                .findFirst();
        if (letter.state() == State.MENDED
                && taken.filter(attempt -> isThis(attempt, id)).isEmpty()) {
            throw conflict(
                    "already-mended",
                    "dead letter " + letter.letter() + " is mended already"
                            + taken.map(by -> " by " + by.source() + " " + by.fact() + " at position " + by.position())
                                    .orElse(""));
        }
    }

    private static boolean isThis(Attempt attempt, FactId id) {
        return attempt.source().equals(id.source()) && attempt.fact().equals(id.id());
    }

    private static Submission caused(Submission submission, Call call) {
        Map<String, String> extensions = new HashMap<>(submission.extensions());
        extensions.putAll(call.circumstances(Optional.empty()));
        return new Submission(submission.id(), submission.heldAt(), submission.fact(), extensions);
    }

    private Submitted append(Submission submission, DeadLetter letter) {
        return switch (log.append(List.of(submission)).getFirst()) {
            case Appended.Accepted(long position) -> submitted(letter, submission.id(), position, true);
            case Appended.Duplicate(long position) -> {
                if (letter.attempts().stream().noneMatch(attempt -> attempt.position() == position)) {
                    throw conflict(
                            "id-taken",
                            "the log has this fact already, at position " + position
                                    + ", and there it does not mend dead letter " + letter.letter()
                                    + "; give it a new id");
                }
                yield submitted(letter, submission.id(), position, false);
            }
            case Appended.Conflict(long position, String problem) ->
                throw conflict(
                        "id-taken",
                        "the log has another fact of this id at position " + position + ": " + problem
                                + "; give it a new id");
            case Appended.Refused(String problem) ->
                throw new Refusal(Refused.because(422, "refused", "the log does not take it: " + problem));
        };
    }

    private Submitted submitted(DeadLetter letter, FactId id, long position, boolean accepted) {
        metrics.facts(accepted ? "accepted" : "duplicate", 1);
        return new Submitted(letter.letter(), id.source(), id.id(), position, accepted);
    }

    private static Refusal conflict(String kind, String detail) {
        return new Refusal(Refused.because(409, kind, detail));
    }
}
