/**
 * The stages put together: from one partition of the log to its ledger records, without Kafka.
 *
 * <p>May use: metering, statements, backbilling, audit, sealing, step, and {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.ledger;

import org.jspecify.annotations.NullMarked;
