/**
 * Following a topic into the database: rows and offsets in one transaction, and what is known to be complete.
 *
 * <p>May use: {@code projections.log}, {@code dev.treering.events}, JDBC, Kafka clients, SLF4J.
 */
@NullMarked
package dev.treering.projections.readmodel.following;

import org.jspecify.annotations.NullMarked;
