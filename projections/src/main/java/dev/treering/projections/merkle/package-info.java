/**
 * Merkle trees of RFC 6962 (the same in RFC 9162): the root over a list of leaves, the path that shows a leaf to be in it, and the path
 * that shows a tree to be the beginning of a later one. Pure; it knows hashes and nothing of what was hashed.
 *
 * <p>May use: {@code dev.treering.events.vocabulary}.
 */
@NullMarked
package dev.treering.projections.merkle;

import org.jspecify.annotations.NullMarked;
