/**
 * Machines and what runs on them: the scheduler, the kubelets with their own memory of every container, the loss of nodes.
 * May use: the JDK, Jackson, {@code model}, {@code storage}, {@code resources}, {@code control}. The rules of a container's life are pure.
 */
@NullMarked
package dev.treering.runtime.simulated.nodes;

import org.jspecify.annotations.NullMarked;
