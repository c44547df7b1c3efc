package dev.treering.projections.query;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.DeadLetters;
import dev.treering.events.vocabulary.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What is on the log and in no cell: facts that the ledger rejected by name, and records that it could not read. A letter is
 * named by the log position of its fact, or where it says none by topic, partition and offset of its record.
 *
 * <p>A fact that was to mend a letter and became a dead letter itself is an attempt at that letter and not listed besides it.
 */
public interface DeadLetterQueries {

    /** What has become of a letter. */
    enum State {
        /** Nothing that was to mend it was taken yet. */
        OPEN,
        /** A fact that names it was taken in its place. */
        MENDED
    }

    /** The letters, oldest first; those without a position come last. */
    List<DeadLetter> deadLetters(Optional<State> state, Optional<AccountId> account);

    /** A letter by its name; the name of an attempt leads to the letter it was to mend. */
    Optional<DeadLetter> deadLetter(String letter);

    /** What a letter holds; empty where there is no such letter, or its record has not arrived here yet. */
    Optional<Original> original(String letter);

    /** Those that are open and held before an instant, or of which nobody knows when they held; without their attempts. */
    List<DeadLetter> openBefore(Instant before);

    /** How many are {@link State#OPEN}. */
    long openDeadLetters();

    /**
     * A dead letter. Its source, fact and type are empty text where the record does not say them.
     *
     * @param account whose fact it is, where it says so
     * @param fact the CloudEvents id
     * @param code why it is one, for programs: {@link DeadLetters#UNREADABLE} or a reason of the ledger
     * @param detail what was wrong and what is allowed, for people
     * @param mendedBy position of the fact that was taken in its place
     * @param attempts what was tried to mend it, oldest first
     */
    record DeadLetter(
            String letter,
            OptionalLong position,
            Optional<AccountId> account,
            String source,
            String fact,
            String type,
            String code,
            String detail,
            OptionalLong mendedBy,
            List<Attempt> attempts) {

        public DeadLetter {
            attempts = List.copyOf(attempts);
        }

        public State state() {
            return mendedBy.isPresent() ? State.MENDED : State.OPEN;
        }
    }

    /** A fact that was to mend a letter; {@code refused} is why it became a dead letter itself. */
    record Attempt(long position, String source, String fact, Optional<Refused> refused) {}

    /** Why a fact is a dead letter. */
    record Refused(String code, String detail) {}

    /** What a letter holds. */
    sealed interface Original {

        /** A fact. */
        record OfFact(LoggedFact fact) implements Original {}

        /** A record that is no fact to this version: its headers as text, sorted, and its value; empty where it has none. */
        record OfRecord(SortedMap<String, String> headers, byte[] value) implements Original {}
    }
}
