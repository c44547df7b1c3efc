/**
 * The event store: one gapless order of all facts, decided, observed or imported, on PostgreSQL; appends may rest on a boundary.
 *
 * <p>May use: {@code dev.treering.events}, JDBC, the PostgreSQL driver, Flyway, Jackson (extensions only), SLF4J.
 */
@NullMarked
package dev.treering.aggregates.store;

import org.jspecify.annotations.NullMarked;
