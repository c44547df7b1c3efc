/**
 * The ledger live: a thin Kafka Streams processor for each pure stage, on shelves that are kept in a store, and the application
 * that runs them.
 *
 * <p>May use: metering, statements, backbilling, audit, ledger, step, log, {@code dev.treering.events}, Kafka Streams, RocksDB.
 */
@NullMarked
package dev.treering.projections.topology;

import org.jspecify.annotations.NullMarked;
