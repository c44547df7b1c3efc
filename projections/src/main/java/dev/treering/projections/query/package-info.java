/**
 * Read-only questions to the read models, and the answers.
 *
 * <p>May use: {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.query;

import org.jspecify.annotations.NullMarked;
