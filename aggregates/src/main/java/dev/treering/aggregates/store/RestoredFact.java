package dev.treering.aggregates.store;

import dev.treering.events.archive.ArchivedFact;
import dev.treering.events.wire.UnreadableRecord;
import java.util.SortedSet;

/** A fact of an archive as the store has it or is to have it: the same bytes, and the tags that follow from them. */
final class RestoredFact {

    private static final String EVERYBODY = "everybody";

    private RestoredFact() {}

    /** Throws {@link NotRestorable} for what this version does not know, or what is filed under somebody else. */
    static NewFact of(ArchivedFact archived) throws NotRestorable {
        try {
            var fact = archived.read().fact();
            if (!fact.owner().equals(archived.account())) {
                throw new NotRestorable("the fact at position " + archived.position() + " is of "
                        + fact.owner().map(Object::toString).orElse(EVERYBODY) + ", and is filed under "
                        + archived.account().map(Object::toString).orElse(EVERYBODY));
            }
            return tagged(archived, FactTags.of(fact));
        } catch (UnreadableRecord e) {
            throw new NotRestorable("the fact at position " + archived.position() + " is none that this version knows: "
                    + e.getMessage());
        }
    }

    static boolean isSame(StoredFact stored, ArchivedFact archived) {
        return stored.position() == archived.position()
                && stored.id().equals(archived.id())
                && stored.recordedAt().equals(archived.recordedAt())
                && stored.extensions().equals(archived.extensions())
                && FactContent.of(tagged(archived, stored.tags()))
                        .differenceFrom(FactContent.of(stored))
                        .isEmpty();
    }

    private static NewFact tagged(ArchivedFact archived, SortedSet<String> tags) {
        return new NewFact(
                archived.id(),
                archived.type(),
                archived.heldAt(),
                archived.account(),
                archived.payload(),
                archived.extensions(),
                tags);
    }
}
