package dev.treering.aggregates.store;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.Submission;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A fact to append, in the bytes in which it will be stored and published.
 *
 * @param type the CloudEvents type
 * @param heldAt when it held, UTC, milliseconds
 * @param account whose fact it is; empty for one that concerns everybody
 * @param payload as {@link FactCodec} encodes it; not to be changed by anybody
 * @param tags what it can be sourced by
 */
public record NewFact(
        FactId id,
        String type,
        Instant heldAt,
        Optional<AccountId> account,
        byte[] payload,
        Map<String, String> extensions,
        SortedSet<String> tags) {

    /** Bytes of payload and extensions together; more would not fit through a broker of usual settings. */
    public static final int LARGEST = 900_000;

    public NewFact {
        extensions = Map.copyOf(extensions);
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        int size = payload.length;
        for (var extension : extensions.entrySet()) {
            size += 3 * (extension.getKey().length() + extension.getValue().length()); // UTF-8 at its longest
        }
        if (size > LARGEST) {
            throw new IllegalArgumentException("fact " + id + " has " + size + " bytes; allowed are " + LARGEST);
        }
    }

    /** The fact of a submission, encoded and tagged. Refuses one that is too large. */
    public static NewFact of(Submission submission) {
        Fact fact = submission.fact();
        return new NewFact(
                submission.id(),
                FactCatalogue.nameOf(fact),
                submission.heldAt(),
                fact.owner(),
                FactCodec.encode(fact),
                submission.extensions(),
                FactTags.of(fact));
    }

    /** The fact with what it carries beside itself, encoded and tagged. Refuses what a {@link Submission} refuses. */
    public static NewFact of(FactId id, Instant heldAt, Fact fact, Map<String, String> extensions) {
        return of(new Submission(id, heldAt, fact, extensions));
    }
}
