/**
 * The log of facts taken from Kafka into an archive, and an archive folded without any server.
 *
 * <p>May use: ledger, audit, step, log, verify, {@code dev.treering.events}, Kafka clients.
 */
@NullMarked
package dev.treering.projections.archive;

import org.jspecify.annotations.NullMarked;
