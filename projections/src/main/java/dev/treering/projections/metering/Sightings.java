package dev.treering.projections.metering;

import dev.treering.events.vocabulary.DynoRun;
import dev.treering.projections.step.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs of a subject's dynos: what is known of each, and what moves when more is. */
record Sightings(MeterShelves shelves, Key subject, long horizon) {

    Optional<Sighting> of(DynoRun run) {
        return shelves.sightings().get(MeterShelves.run(subject, run));
    }

    /** Keeps a sighting if it is news; gives the moves that come of it. */
    List<Move> accept(DynoRun run, Sighting sighting) {
        Key place = MeterShelves.run(subject, run);
        Optional<Sighting> known = shelves.sightings().get(place);
        boolean news = known.map(sighting::isStrongerThan).orElse(sighting.endedAt() > horizon);
        if (!news) {
            return List.of();
        }
        shelves.sightings().put(place, sighting);
        var moves = new ArrayList<Move>(4);
        Move.between(known.map(Sighting::running), Optional.of(sighting.running()), horizon, moves);
        Move.between(known.flatMap(Sighting::lost), sighting.lost(), horizon, moves);
        betweenThisAndNext(run, known, sighting, moves);
        betweenLastAndThis(run, known, sighting, moves);
        return moves;
    }

    /** A crash is looked at again with the run that followed it. */
    private void betweenThisAndNext(DynoRun run, Optional<Sighting> known, Sighting sighting, List<Move> moves) {
        boolean crashed = sighting.isCrash() || known.map(Sighting::isCrash).orElse(false);
        if (crashed && run.restart() < Integer.MAX_VALUE) {
            of(new DynoRun(run.pod(), run.restart() + 1))
                    .ifPresent(next -> Move.between(
                            known.flatMap(before -> before.restarting(next)),
                            sighting.restarting(next),
                            horizon,
                            moves));
        }
    }

    /** The first run of a pod follows none; of the others, the one before may have ended in a crash. */
    private void betweenLastAndThis(DynoRun run, Optional<Sighting> known, Sighting sighting, List<Move> moves) {
        boolean began = run.restart() > 0
                && known.map(before -> before.startedAt() != sighting.startedAt())
                        .orElse(true);
        if (began) {
            of(new DynoRun(run.pod(), run.restart() - 1))
                    .ifPresent(last ->
                            Move.between(known.flatMap(last::restarting), last.restarting(sighting), horizon, moves));
        }
    }

    /** Forgets runs that ended before the horizon. */
    void forget() {
        for (var held : shelves.sightings().under(subject)) {
            if (held.value().endedAt() <= horizon) {
                shelves.sightings().delete(held.key());
            }
        }
    }
}
