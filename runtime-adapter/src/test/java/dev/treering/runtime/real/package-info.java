/**
 * A real control plane, with a kubelet that has no containers; and the comparison of the simulated API server with it. May use: the
 * simulated cluster, fabric8, the JDK's HTTP client.
 */
@NullMarked
package dev.treering.runtime.real;

import org.jspecify.annotations.NullMarked;
