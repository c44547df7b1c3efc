package dev.treering.projections.verify;

import org.apache.kafka.common.TopicPartition;

/** Where the records to be verified are read from. */
@FunctionalInterface
interface StoredLog {

    /** Reads a partition from its first record up to an end; to be read to that end before another of its topic is asked for. */
    PartitionReader reader(TopicPartition at, long end);
}
