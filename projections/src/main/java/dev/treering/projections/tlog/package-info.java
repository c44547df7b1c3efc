/**
 * A transparency log in a directory, in the layout of c2sp.org/tlog-tiles: entries, hashes in tiles, one signed checkpoint, and the
 * keys that sign it. It is written so that a death at any moment leaves what was there before or what was to be there, and it is read
 * by somebody who believes none of it. The only package of these that touches files.
 *
 * <p>May use: {@code merkle}, {@code note}, and {@code dev.treering.events.vocabulary}.
 */
@NullMarked
package dev.treering.projections.tlog;

import org.jspecify.annotations.NullMarked;
