/**
 * The public topics: names, settings of record, and how a fact lies in a Kafka record.
 *
 * <p>May use: facts, ledger, log, runtime, seal, vocabulary, wire, Kafka clients.
 */
@NullMarked
package dev.treering.events.topics;

import org.jspecify.annotations.NullMarked;
