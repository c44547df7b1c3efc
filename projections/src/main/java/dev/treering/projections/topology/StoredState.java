package dev.treering.projections.topology;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;

/**
 * What is to be known of the state of one partition, whatever form it is in, to build it anew.
 *
 * @param places of all values in the store
 * @param version as noted with it; empty where nothing is noted
 * @param folded the offset of the last record of the log that it knows of; empty where it knows of none
 */
record StoredState(Set<Bytes> places, String version, Optional<Long> folded) {

    private static final Bytes VERSION = StoreShelf.place(StateVersion.NOTE, StateVersion.HERE);
    private static final Bytes FOLDED = StoreShelf.place(FactReader.FOLDED, FactReader.HERE);

    /**
     * Reads it from the changelog.
     *
     * @throws IllegalStateException when it is in a form in which not even these two can be read
     */
    static StoredState of(TopicRecords changelog) {
        var places = new HashSet<Bytes>();
        byte[] version = null;
        byte[] folded = null;
        for (var record = changelog.next(); record.isPresent(); record = changelog.next()) {
            Bytes place = Bytes.wrap(record.get().key());
            byte[] value = record.get().value();
            if (value == null) {
                places.remove(place);
            } else {
                places.add(place);
            }
            if (place.equals(VERSION)) {
                version = value;
            } else if (place.equals(FOLDED)) {
                folded = value;
            }
        }
        return new StoredState(
                places,
                Optional.ofNullable(version)
                        .map(StateVersion.NOTE.codec()::decode)
                        .orElse(""),
                Optional.ofNullable(folded).map(FactReader.FOLDED.codec()::decode));
    }

    /** Whether this program can go on from it as it is. */
    boolean isCurrent() {
        return folded.isEmpty() || version.equals(StateVersion.CURRENT);
    }
}
