/**
 * Signed notes and checkpoints, as c2sp.org/signed-note and c2sp.org/tlog-checkpoint describe them, with Ed25519 keys. Texts and
 * bytes in, texts and values out; what is malformed is refused with the reason. The only thing taken from the platform is its
 * cryptography.
 *
 * <p>May use: {@code dev.treering.events.vocabulary}.
 */
@NullMarked
package dev.treering.projections.note;

import org.jspecify.annotations.NullMarked;
