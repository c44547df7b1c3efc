/**
 * The proof of one statement line, complete in one text: from the facts to the line by the rules of the ledger, and from the line to a
 * signed checkpoint by hashes. Made from what was read, and checked without anything but the keys that one trusts. Pure.
 *
 * <p>May use: audit, ledger, merkle, note, sealing, step, and {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.proof;

import org.jspecify.annotations.NullMarked;
