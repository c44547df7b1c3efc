/**
 * What is to run: facts about apps folded into one desired state each, and that into the workloads a cluster is to hold.
 *
 * <p>May use: the JDK and {@code dev.treering.events}; no clock, no cluster, no log.
 */
@NullMarked
package dev.treering.runtime.desired;

import org.jspecify.annotations.NullMarked;
