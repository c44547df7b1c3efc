package dev.treering.projections.anchor;

import dev.treering.projections.note.SignedCheckpoint;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keeps the checkpoints of one log. Handing the same one over again changes nothing; nothing that is kept is ever changed. */
public interface Anchor {

    /** Where it is, for messages. */
    String name();

    /** Keeps a checkpoint, or says that it keeps another one of that size. */
    Anchoring keep(SignedCheckpoint checkpoint) throws IOException;

    /** All that is kept, by size. Who reads them looks at the signatures. */
    List<Anchored> all() throws IOException;

    /** The one of the largest size. */
    default Optional<Anchored> newest() throws IOException {
        return all().stream().max(Comparator.comparingLong(Anchored::size));
    }
}
