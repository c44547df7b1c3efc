/**
 * The facts: sealed families of records, one file a subject, and what every fact carries beside itself.
 *
 * <p>May use: vocabulary, prices.
 */
@NullMarked
package dev.treering.events.facts;

import org.jspecify.annotations.NullMarked;
