package dev.treering.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When no adapter ran. */
final class Absences {

    private record Absence(Instant from, Instant to) {
        boolean covers(Instant at) {
            return !at.isBefore(from) && !at.isAfter(to);
        }
    }

    private final List<Absence> all = new ArrayList<>();
    private Instant since = Instant.MAX;

    void from(Instant at) {
        since = at;
    }

    void to(Instant at) {
        all.add(new Absence(since, at));
    }

    /** Whether nobody looked from one instant to the other. */
    boolean covers(Instant one, Instant other) {
        return all.stream().anyMatch(absence -> absence.covers(one) && absence.covers(other));
    }
}
