/** Kafka's ends, over Kafka's own doubles. */
@NullMarked
package dev.treering.runtime.feed;

import org.jspecify.annotations.NullMarked;
