/**
 * The one adapter between the rules and Axon Framework: commands in, facts into the event store. Nothing else knows Axon, so
 * that a newer Axon touches this package alone.
 *
 * <p>May use: {@code dev.treering.events}, decision, rule, store, the rules of every feature, {@code org.axonframework}.
 */
@NullMarked
package dev.treering.aggregates.axon;

import org.jspecify.annotations.NullMarked;
