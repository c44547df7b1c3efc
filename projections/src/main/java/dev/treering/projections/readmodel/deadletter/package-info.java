/**
 * The read model of dead letters: the records of their topic, and how they, the ledger's rejections and what mends them go
 * together.
 *
 * <p>May use: {@code projections.query}, {@code projections.readmodel.following}, {@code projections.readmodel.sql}, {@code
 * dev.treering.events}, JDBC.
 */
@NullMarked
package dev.treering.projections.readmodel.deadletter;

import org.jspecify.annotations.NullMarked;
