/**
 * The edge to Kubernetes: the one place that sees its client, turns its objects into ours and ours into its, and writes to it.
 *
 * <p>May use: desired, reconcile, observe, {@code dev.treering.events}, the fabric8 client, SLF4J.
 */
@NullMarked
package dev.treering.runtime.cluster;

import org.jspecify.annotations.NullMarked;
