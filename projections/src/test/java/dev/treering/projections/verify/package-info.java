/**
 * The verification put to the test, and the tool that gives it something to find.
 *
 * <p>May use: everything of this module, and Kafka's own reader of log segments.
 */
@NullMarked
package dev.treering.projections.verify;

import org.jspecify.annotations.NullMarked;
