package dev.treering.events.archive;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A log in memory, to be archived: facts as the relay would have spread them over partitions. */
public record ArchivedLog(int partitions, List<ArchivedFact> records) {

    /** The facts from a position on, a millisecond between them. */
    public static ArchivedLog of(int partitions, long first, List<Fact> facts) {
        var records = new ArrayList<ArchivedFact>();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            var heldAt = Instant.parse("2026-03-01T00:00:00Z").plusMillis(first + i);
            add(partitions, first + i, new FactId("test", "f" + (first + i)), heldAt, fact, records);
        }
        return of(partitions, records);
    }

    /** Puts a fact on the partitions that the relay would put it on. */
    public static void add(
            int partitions, long position, FactId id, Instant heldAt, Fact fact, List<ArchivedFact> records) {
        var extensions = new TreeMap<String, String>();
        extensions.put("traceparent", "00-" + position);
        extensions.put("causation", "c" + position);
        var on = fact.owner()
                .map(account -> IntStream.of(FactRecords.partitionOf(account, partitions)))
                .orElseGet(() -> IntStream.range(0, partitions));
        on.forEach(partition -> records.add(new ArchivedFact(
                position,
                partition,
                id,
                FactCatalogue.nameOf(fact),
                fact.owner(),
                heldAt,
                Instant.ofEpochMilli(1_780_000_000_000L + position / 3),
                extensions,
                FactCodec.encode(fact))));
    }

    /** The records as an archive takes them: partition by partition, each in order. */
    public static ArchivedLog of(int partitions, List<ArchivedFact> records) {
        return new ArchivedLog(
                partitions,
                records.stream()
                        .sorted(Comparator.comparingInt(ArchivedFact::partition)
                                .thenComparingLong(ArchivedFact::position))
                        .toList());
    }

    public ArchiveScope scope(Optional<Manifest> previous) {
        long first = records.stream().mapToLong(ArchivedFact::position).min().orElseThrow();
        long last = records.stream().mapToLong(ArchivedFact::position).max().orElseThrow();
        return new ArchiveScope(partitions, first, last, previous.map(Manifest::hash));
    }

    /** Writes all and confirms it. */
    public Manifest archive(Path directory, ArchiveLimits limits, Optional<Manifest> previous) throws IOException {
        try (var writer = ArchiveWriter.begin(directory, scope(previous), limits)) {
            for (ArchivedFact record : records) {
                writer.append(record);
            }
            return writer.confirm(ArchiveProgress.NONE);
        }
    }
}
