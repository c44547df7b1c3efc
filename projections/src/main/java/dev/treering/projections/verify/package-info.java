/**
 * The ledger tried to be disproved: folded again from the log by readers of its own, and compared byte for byte with what is
 * stored. Without Kafka Streams and without the read models, so that neither can hide a fault of its own.
 *
 * <p>The log is also folded here to what would be, to what was known when, and to why a line is what it is, and to
 * its proof; and what was signed of it is held against what it seals.
 *
 * <p>May use: ledger, audit, step, log, comparison, knowledge, explanation, proof, sealing, note, tlog, {@code dev.treering.events}, Kafka clients.
 */
@NullMarked
package dev.treering.projections.verify;

import org.jspecify.annotations.NullMarked;
