package dev.treering.server.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.projections.anchor.Anchor;
import dev.treering.projections.anchor.Anchored;
import dev.treering.projections.anchor.Anchoring;
import dev.treering.projections.anchor.Exposure;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.server.http.Checkpoints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The anchors, and how far each has come. One that fails is asked again, and keeps nobody else from anchoring. */
public final class Anchorage {

    private static final Logger LOG = LoggerFactory.getLogger(Anchorage.class);

    private final List<Place> places;

    Anchorage(List<Anchor> anchors) {
        this.places = anchors.stream().map(Place::new).toList();
    }

    /** An anchor and what it said last. */
    private static final class Place {

        private final Anchor anchor;
        private volatile @Nullable Anchored newest;
        private volatile @Nullable String trouble;
        private final Set<String> kept = ConcurrentHashMap.newKeySet();

        Place(Anchor anchor) {
            this.anchor = anchor;
        }

        /** What goes wrong is kept to be told. */
        private Optional<String> contradicting(IoStep step) {
            try {
                Optional<String> contradiction = step.run();
                trouble = contradiction.orElse(null);
                return contradiction;
            } catch (IOException | RuntimeException e) { // a place is anybody's, and so is what its file system throws
                if (trouble == null) {
                    LOG.warn("{} cannot be reached, will be asked again", anchor.name(), e);
                }
                trouble = String.valueOf(e.getMessage());
                return Optional.empty();
            }
        }
    }

    @FunctionalInterface
    private interface IoStep {
        Optional<String> run() throws IOException;
    }

    /** Reads what the anchors keep; gives how one of them contradicts the log, empty where none does. */
    Optional<String> read(SignedPeriods periods) {
        return places.stream()
                .map(place -> place.contradicting(() -> {
                    var all = place.anchor.all();
                    place.newest = all.isEmpty() ? null : all.getLast();
                    all.forEach(each -> place.kept.add(each.note()));
                    return periods.isKept(
                            place.anchor.name(),
                            all.stream()
                                    .map(kept -> kept.note().getBytes(UTF_8))
                                    .toList());
                }))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Hands a checkpoint to every anchor that has not taken it; gives how one contradicts it, empty where none does. */
    Optional<String> keep(SignedCheckpoint checkpoint) {
        return places.stream()
                .filter(place -> !has(place, checkpoint))
                .map(place -> place.contradicting(() -> keep(place, checkpoint)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean has(Place place, SignedCheckpoint checkpoint) {
        Anchored newest = place.newest;
        return newest != null && newest.note().equals(checkpoint.note().written());
    }

    private static Optional<String> keep(Place place, SignedCheckpoint checkpoint) throws IOException {
        return switch (place.anchor.keep(checkpoint)) {
            case Anchoring.Kept kept -> {
                place.newest = kept.anchored();
                place.kept.add(kept.anchored().note());
                yield Optional.empty();
            }
            case Anchoring.Contradicted(var kept) ->
                Optional.of(place.anchor.name() + " keeps another checkpoint of size " + kept.size());
        };
    }

    /** Of a log of so many entries. */
    public Exposure exposure(long size) {
        var kept = new ArrayList<Anchored>();
        for (Place place : places) {
            Optional.ofNullable(place.newest).ifPresent(kept::add);
        }
        return Exposure.of(size, kept);
    }

    /** The names of those that keep a checkpoint, as far as it was heard. */
    public List<String> keeping(String note) {
        return places.stream()
                .filter(place -> place.kept.contains(note))
                .map(place -> place.anchor.name())
                .toList();
    }

    /** What does not work with each anchor now; empty where all keep what they are handed. */
    public List<String> troubles() {
        return places.stream()
                .flatMap(place -> Optional.ofNullable(place.trouble).stream()
                        .map(trouble -> "anchor " + place.anchor.name() + ": " + trouble))
                .toList();
    }

    /** As the doors tell it. */
    public List<Checkpoints.Anchor> shown() {
        return places.stream()
                .map(place -> new Checkpoints.Anchor(
                        place.anchor.name(),
                        Optional.ofNullable(place.newest).map(Anchored::size),
                        Optional.ofNullable(place.newest).map(Anchored::at),
                        Optional.ofNullable(place.trouble)))
                .toList();
    }
}
