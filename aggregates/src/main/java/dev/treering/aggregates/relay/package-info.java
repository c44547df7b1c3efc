/**
 * From the event store to Kafka: the only writer of {@code platform-events}, exactly once for whoever reads committed records.
 *
 * <p>May use: {@code store}, {@code dev.treering.events}, {@code dev.treering.wire}, Kafka clients, SLF4J.
 */
@NullMarked
package dev.treering.aggregates.relay;

import org.jspecify.annotations.NullMarked;
