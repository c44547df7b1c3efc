/**
 * Back-bills and disputes: who may propose, approve, announce, release, waive and dispute, and when. What a case comes to is the
 * ledger's to say.
 *
 * <p>May use: decision, rule, and {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.aggregates.billing;

import org.jspecify.annotations.NullMarked;
