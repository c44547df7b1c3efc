/**
 * Seals: what the ledger said of every account up to the close of a period, each written once to a topic of its own.
 *
 * <p>May use: vocabulary.
 */
@NullMarked
package dev.treering.events.seal;

import org.jspecify.annotations.NullMarked;
