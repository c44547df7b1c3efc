/**
 * Anchors: places outside of the log's own disk, and best outside of its owner's reach, that keep its checkpoints. A log that was
 * rewritten afterwards contradicts them; without them nobody could tell.
 *
 * <p>May use: {@code note}. The only place of JGit.
 */
@NullMarked
package dev.treering.projections.anchor;

import org.jspecify.annotations.NullMarked;
