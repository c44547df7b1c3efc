/**
 * The read model of the ledgers: cells, statements, withheld periods, heads of chains.
 *
 * <p>May use: {@code projections.query}, {@code projections.readmodel.following}, {@code projections.readmodel.sql}, {@code
 * dev.treering.events}, JDBC.
 */
@NullMarked
package dev.treering.projections.readmodel.ledger;

import org.jspecify.annotations.NullMarked;
