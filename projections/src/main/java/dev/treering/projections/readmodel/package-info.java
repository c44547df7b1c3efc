/**
 * The read models in PostgreSQL: all of them started and stopped together, and how fresh they are.
 *
 * <p>May use: its own packages, {@code projections.query}, {@code projections.log}, Flyway, JDBC, Kafka clients.
 */
@NullMarked
package dev.treering.projections.readmodel;

import org.jspecify.annotations.NullMarked;
