package dev.treering.server.http.v1;

import dev.treering.events.facts.AppFact.FormationScaled;
import dev.treering.events.facts.Fact;
import dev.treering.events.log.Submission;
import dev.treering.events.wire.CloudEventJson.Parsed;
import dev.treering.server.http.v1.EventsIntake.Item;
import java.util.List;
import java.util.Optional;

/**
 * Facts of one instant. A source that logs two changes of one instant, the one down before the one up, passes through fewer
 * than zero dynos; if its very next event takes the step back up in the same instant, that held for no time and is taken. Below
 * zero in any other way is not.
 */
final class Instants {

    private Instants() {}

    /** Whether the next event of the same request takes the step back up. */
    static boolean putsRight(Submission passing, List<Item> later) {
        return !later.isEmpty()
                && submission(later.getFirst().parsed())
                        .filter(next -> next.id().source().equals(passing.id().source()))
                        .filter(next -> next.heldAt().equals(passing.heldAt()))
                        .filter(next -> isOneUp(passing.fact(), next.fact()))
                        .isPresent();
    }

    private static Optional<Submission> submission(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Valid(var submission) -> Optional.of(submission);
            case Parsed.Passing passing -> Optional.of(passing.submission());
            case Parsed.Invalid _ -> Optional.empty();
        };
    }

    private static boolean isOneUp(Fact below, Fact next) {
        return below instanceof FormationScaled before
                && next instanceof FormationScaled after
                && after.app().equals(before.app())
                && after.process().equals(before.process())
                && after.quantity() == before.quantity() + 1;
    }
}
