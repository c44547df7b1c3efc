/** The adapter on the fake store and on PostgreSQL: turns, repetitions, identities. */
@NullMarked
package dev.treering.aggregates.axon;

import org.jspecify.annotations.NullMarked;
