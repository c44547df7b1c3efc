/**
 * Server-side apply over JSON trees: which fields a document states, who owns them, what conflicts, what is merged and what is pruned.
 * May use: the JDK, Jackson, {@code model}. Pure.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side Apply</a>
 */
@NullMarked
package dev.treering.runtime.simulated.apply;

import org.jspecify.annotations.NullMarked;
