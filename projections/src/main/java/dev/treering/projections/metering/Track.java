package dev.treering.projections.metering;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;

/** What happens to the levels of a slot on a day, in order; one thing of several. For use within one method. */
sealed interface Track {

    /** When the next comes; {@link Long#MAX_VALUE} when there is none. */
    long next();

    /** Takes it. */
    void pass(Integral levels);

    /** Steps; those from before {@code from} happen at it. */
    static Track of(List<Step> steps, long from, BiConsumer<Integral, Step> change) {
        return new Steps(steps, from, change);
    }

    static Track of(Deltas deltas, ObjIntConsumer<Integral> change) {
        return new Moves(deltas, change);
    }

    /** Walks tracks together up to an instant. Of what happens at one instant the earlier track is first. */
    static void walk(List<Track> tracks, Integral levels, long until) {
        while (true) {
            Track first = null;
            long at = until;
            for (Track track : tracks) {
                if (track.next() < at) {
                    at = track.next();
                    first = track;
                }
            }
            if (first == null) {
                return;
            }
            levels.advance(at);
            first.pass(levels);
        }
    }

    /** Of steps. */
    final class Steps implements Track {
        private final List<Step> steps;
        private final long from;
        private final BiConsumer<Integral, Step> change;
        private int place;

        private Steps(List<Step> steps, long from, BiConsumer<Integral, Step> change) {
            this.steps = steps;
            this.from = from;
            this.change = change;
        }

        @Override
        public long next() {
            return place < steps.size() ? Math.max(steps.get(place).heldAt(), from) : Long.MAX_VALUE;
        }

        @Override
        public void pass(Integral levels) {
            change.accept(levels, steps.get(place++));
        }
    }

    /** Of moves. */
    final class Moves implements Track {
        private final Deltas deltas;
        private final ObjIntConsumer<Integral> change;
        private int place;

        private Moves(Deltas deltas, ObjIntConsumer<Integral> change) {
            this.deltas = deltas;
            this.change = change;
        }

        @Override
        public long next() {
            return place < deltas.size() ? deltas.at(place) : Long.MAX_VALUE;
        }

        @Override
        public void pass(Integral levels) {
            change.accept(levels, deltas.by(place++));
        }
    }
}
