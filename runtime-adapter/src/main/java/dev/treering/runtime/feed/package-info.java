/**
 * What comes from Kafka and goes to it: all facts in, from the beginning and then live; the desired state of apps out.
 *
 * <p>May use: {@code dev.treering.events}, queue, trouble, Kafka clients, SLF4J; beside share the one package here that sees Kafka.
 */
@NullMarked
package dev.treering.runtime.feed;

import org.jspecify.annotations.NullMarked;
