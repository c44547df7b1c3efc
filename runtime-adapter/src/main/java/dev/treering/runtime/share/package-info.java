/**
 * Who does what when several adapters serve one cluster: each has a share of the accounts, and one of them observes,
 * and lets the others know that it is well.
 *
 * <p>May use: {@code dev.treering.events}, {@code trouble}, Kafka clients, SLF4J.
 */
@NullMarked
package dev.treering.runtime.share;

import org.jspecify.annotations.NullMarked;
