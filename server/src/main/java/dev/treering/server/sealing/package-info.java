/**
 * Signs what is sealed: follows the topic of seals, appends each complete period to the signed log, publishes the checkpoint and hands it to
 * the anchors.
 *
 * <p>May use: the seals, trees, notes, signed logs and anchors of {@code dev.treering.projections}, {@code dev.treering.events}, Kafka clients,
 * and what the doors want to know.
 */
@NullMarked
package dev.treering.server.sealing;

import org.jspecify.annotations.NullMarked;
