/**
 * Writing many rows with one statement, and reading rows as values.
 *
 * <p>May use: JDBC.
 */
@NullMarked
package dev.treering.projections.readmodel.sql;

import org.jspecify.annotations.NullMarked;
