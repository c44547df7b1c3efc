/**
 * The world around the ledgers, for tests: real servers, and facts carried to the log.
 *
 * <p>May use: {@code dev.treering.events}, {@code dev.treering.embedded}, Kafka clients, JDBC.
 */
@NullMarked
package dev.treering.projections.scenario;

import org.jspecify.annotations.NullMarked;
