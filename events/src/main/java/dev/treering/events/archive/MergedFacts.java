package dev.treering.events.archive;

import dev.treering.events.topics.FactRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts of all partitions in the one order of all. Nothing is missing, nothing is twice: each position is there, a fact of an
 * account on the account's partition, one that concerns everybody on every one and the same there.
 */
public final class MergedFacts implements AutoCloseable {

    private final List<PartitionFacts> partitions;
    private final long last;
    private long position;

    MergedFacts(List<PartitionFacts> partitions, long first, long last) {
        this.partitions = List.copyOf(partitions);
        this.last = last;
        this.position = first;
    }

    /**
     * The fact at the next position, as it lies on each partition that has it; nothing after the last.
     *
     * @throws DamagedArchive where it is not there, or not as it must be
     */
    public List<ArchivedFact> next() throws IOException {
        if (position > last) {
            checkThatAllIsRead();
            return List.of();
        }
        var copies = new ArrayList<ArchivedFact>(partitions.size());
        for (PartitionFacts partition : partitions) {
            var head = partition.head();
            if (head.isPresent() && head.get().position() <= position) {
                copies.add(checked(partition, head.get(), copies));
                partition.take();
            }
        }
        boolean isForEverybody = copies.isEmpty() || copies.getFirst().account().isEmpty();
        if (isForEverybody && copies.size() < partitions.size()) {
            throw missing(copies);
        }
        position++;
        return copies;
    }

    private void checkThatAllIsRead() throws IOException {
        for (PartitionFacts partition : partitions) {
            var head = partition.head();
            if (head.isPresent()) {
                throw partition.damaged(
                        "position",
                        "none after " + last,
                        Long.toString(head.get().position()));
            }
        }
    }

    private ArchivedFact checked(PartitionFacts partition, ArchivedFact fact, List<ArchivedFact> copies) {
        if (fact.position() < position) {
            throw partition.damaged("position", "none before " + position, Long.toString(fact.position()));
        }
        var belongs = fact.account().map(account -> FactRecords.partitionOf(account, partitions.size()));
        if (belongs.isPresent() && belongs.get() != fact.partition()) {
            throw partition.damaged("partition", belongs.get().toString(), Integer.toString(fact.partition()));
        }
        if (!copies.isEmpty()
                && !copies.getFirst().equals(fact.on(copies.getFirst().partition()))) {
            throw partition.damaged(
                    "fact at position " + position,
                    "the same as on partition " + copies.getFirst().partition(),
                    "another: " + fact.id());
        }
        return fact;
    }

    /** Named with the file in which it would have come next. */
    private DamagedArchive missing(List<ArchivedFact> copies) throws IOException {
        String found = copies.isEmpty() ? "on no partition" : "not there, though it concerns everybody";
        var with = copies.stream().map(ArchivedFact::partition).toList();
        for (int partition = 0; partition < partitions.size(); partition++) {
            boolean goesOn = partitions.get(partition).head().isPresent();
            if (!with.contains(partition) && (goesOn || !copies.isEmpty())) {
                return partitions.get(partition).damaged("position", Long.toString(position), found);
            }
        }
        return new DamagedArchive("all files", DamagedArchive.WHOLE_FILE, "position", Long.toString(position), found);
    }

    @Override
    public void close() throws IOException {
        for (PartitionFacts partition : partitions) {
            partition.close();
        }
    }
}
