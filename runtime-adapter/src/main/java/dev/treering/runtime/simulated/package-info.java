/**
 * A Kubernetes cluster in this process: its API over HTTP, its controllers and its kubelets, on any clock and persistent across
 * restarts, for the zero-install default and for tests. May use: the JDK, Jackson, SLF4J, its own sub-packages; nothing else of
 * this project, and no Kubernetes client.
 */
@NullMarked
package dev.treering.runtime.simulated;

import org.jspecify.annotations.NullMarked;
