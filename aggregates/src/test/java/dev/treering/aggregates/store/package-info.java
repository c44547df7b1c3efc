/** The event store's rules, on the fake and on PostgreSQL alike. */
@NullMarked
package dev.treering.aggregates.store;

import org.jspecify.annotations.NullMarked;
