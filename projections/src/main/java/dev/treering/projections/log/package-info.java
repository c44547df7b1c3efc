/**
 * The log as plain Kafka clients read it: consumers, ends of partitions, and how far the ledger application has come.
 *
 * <p>May use: {@code dev.treering.events}, Kafka clients.
 */
@NullMarked
package dev.treering.projections.log;

import org.jspecify.annotations.NullMarked;
