/**
 * A real Kafka broker inside this process, on a directory that outlives it.
 * May use: {@code dev.treering.embedded}, the Kafka broker's artifacts, SLF4J.
 */
@NullMarked
package dev.treering.embedded.kafka;

import org.jspecify.annotations.NullMarked;
