/**
 * The ledger's entries: what was metered and stated, each written once into its account's hash chain.
 *
 * <p>May use: vocabulary, facts.
 */
@NullMarked
package dev.treering.events.ledger;

import org.jspecify.annotations.NullMarked;
